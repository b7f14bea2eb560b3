#include "CAssets.h"

// A file in the program itself: at hand without a path, and compiled at once, which a literal of this size would not be.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char openapi[] = {
#embed "../../openapi.yaml"
};

const unsigned char *entente_openapi_bytes(void) { return openapi; }
size_t entente_openapi_count(void) { return sizeof openapi; }
