#ifndef CASSETS_H
#define CASSETS_H

#include <stddef.h>

/// openapi.yaml as it lies at the top of the repository: `entente_openapi_count()` bytes that live as long as the program.
const unsigned char *entente_openapi_bytes(void);
size_t entente_openapi_count(void);

/// A file of `page`: its name, ended by a zero, and its bytes. Both live as long as the program.
struct entente_asset {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

size_t entente_asset_count(void);
/// The file at `index`, which is below `entente_asset_count()`.
struct entente_asset entente_asset_at(size_t index);

#endif
