#ifndef CASSETS_H
#define CASSETS_H

#include <stddef.h>

/// openapi.yaml as it lies at the top of the repository: `entente_openapi_count()` bytes that live as long as the program.
const unsigned char *entente_openapi_bytes(void);
size_t entente_openapi_count(void);

#endif
