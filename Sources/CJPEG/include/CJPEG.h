/// JPEG in and out through libjpeg. Its errors are longjmps, so every call here is a whole pass behind a setjmp.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Bytes that a message buffer must have.
enum { CJPEG_MESSAGE = 200 };

/// How a call ended.
typedef enum {
  CJPEG_OK,
  CJPEG_CORRUPT,
  CJPEG_UNSUPPORTED,
  CJPEG_NO_MEMORY,
  /// The header names another size than the caller was told; nothing was decoded.
  CJPEG_MISMATCH,
  /// The sink asked to stop.
  CJPEG_STOPPED,
} cjpeg_status;

/// Takes the next bytes of a file; 0 stops the encoder.
typedef int (*cjpeg_write)(void *context, const uint8_t *bytes, size_t count);

/// Takes the next row, opaque 8-bit RGBA; 0 stops the decoder.
typedef int (*cjpeg_row)(void *context, const uint8_t *rgba);

/// What the caller knows of a picture from its header, and how small it wants it.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// 1 to 8: the picture is decoded at this many eighths, sides rounded up.
  int eighths;
  /// Passes over the picture that a file may ask for.
  int scans;
  /// Bytes that libjpeg may hold.
  long memory;
} cjpeg_picture;

/// Encodes 8-bit RGBA, alpha ignored; `message` gets libjpeg's words when it fails.
cjpeg_status cjpeg_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int quality, cjpeg_write write,
                          void *context, char message[CJPEG_MESSAGE]);

/// Decodes a whole file, row by row from the top; `message` gets libjpeg's words when it fails.
cjpeg_status cjpeg_decode(const uint8_t *bytes, size_t count, cjpeg_picture picture, cjpeg_row row, void *context,
                          char message[CJPEG_MESSAGE]);
