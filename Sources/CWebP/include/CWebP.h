/// WebP in and out through libwebp and libwebpdemux.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// How a call ended.
typedef enum {
  CWEBP_OK,
  CWEBP_CORRUPT,
  CWEBP_TRUNCATED,
  CWEBP_UNSUPPORTED,
  CWEBP_NO_MEMORY,
  /// The header names another size than the caller was told; nothing was decoded.
  CWEBP_MISMATCH,
  CWEBP_TOO_LARGE,
  /// The sink asked to stop.
  CWEBP_STOPPED,
} cwebp_status;

/// Takes the next bytes of a file; 0 stops the encoder.
typedef int (*cwebp_write)(void *context, const uint8_t *bytes, size_t count);

/// Encodes 8-bit RGBA with straight alpha; quality 0 to 100, where 100 keeps every visible pixel as it is.
cwebp_status cwebp_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int quality, cwebp_write write,
                          void *context);

/// What the caller knows of a picture from its header, and the pixels to fill.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// `out_width * out_height * 4` bytes, which parts outside an animation's frame keep.
  uint8_t *rgba;
  /// Where these are smaller than the picture's own sides, it is scaled while it is decoded.
  uint32_t out_width;
  uint32_t out_height;
} cwebp_canvas;

/// Decodes a whole file to 8-bit RGBA with straight alpha; of an animation the first frame.
cwebp_status cwebp_decode(const uint8_t *bytes, size_t count, cwebp_canvas canvas);
