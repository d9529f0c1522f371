/// WebP in and out through libwebp and libwebpdemux.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// How a call ended.
typedef enum {
  CWEBP_OK,
  /// The first rows came; the rest is missing or damaged.
  CWEBP_DAMAGED,
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

/// Takes the next row; 0 stops the decoder.
typedef int (*cwebp_row)(void *context, const uint8_t *row);

/// Encodes 8-bit RGBA with straight alpha; quality 0 to 100, where 100 keeps every visible pixel as it is.
cwebp_status cwebp_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int quality, cwebp_write write,
                          void *context);

/// What the caller knows of a picture from its header, and what a row is to be made of.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// 3 RGB, 4 RGBA with straight alpha.
  int channels;
} cwebp_picture;

/// Decodes a whole file and gives its rows from the top; of an animation the first frame, on a clear canvas.
cwebp_status cwebp_decode(const uint8_t *bytes, size_t count, cwebp_picture picture, cwebp_row row, void *context);

/// Of libwebp, one byte each for major, minor and patch.
int cwebp_version(void);
