/// What of zlib packs pictures for a terminal.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The most that `cdeflate_pack` may write for so many bytes.
size_t cdeflate_bound(size_t length);
/// A zlib stream of the bytes, packed quickly rather than tightly; its length, or 0 where that fails.
size_t cdeflate_pack(const uint8_t *bytes, size_t length, uint8_t *packed, size_t capacity);
uint32_t cdeflate_crc32(uint32_t before, const uint8_t *bytes, size_t length);
