#include "CDeflate.h"

#include <zlib.h>

size_t cdeflate_bound(size_t length) { return compressBound(length); }

size_t cdeflate_pack(const uint8_t *bytes, size_t length, uint8_t *packed, size_t capacity) {
  uLongf written = capacity;
  return compress2(packed, &written, bytes, length, 3) == Z_OK ? written : 0;
}

uint32_t cdeflate_crc32(uint32_t before, const uint8_t *bytes, size_t length) {
  return (uint32_t)crc32_z(before, bytes, length);
}
