/// JPEG in and out through libjpeg. Its errors are longjmps, so every call here is a whole pass behind a setjmp.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Bytes that a message buffer must have.
enum { CJPEG_MESSAGE = 200 };

/// How a call ended.
typedef enum {
  CJPEG_OK,
  /// Some rows came, or all of them, but not as they were written; the message says why.
  CJPEG_DAMAGED,
  CJPEG_CORRUPT,
  CJPEG_UNSUPPORTED,
  CJPEG_NO_MEMORY,
  /// The header names another size than the caller was told; nothing was decoded.
  CJPEG_MISMATCH,
  /// The sink asked to stop.
  CJPEG_STOPPED,
  /// At the scale that was asked for, the light of fine patterns would be lost; the full scale shows it.
  CJPEG_TOO_FINE,
} cjpeg_status;

/// Takes the next bytes of a file; 0 stops the encoder.
typedef int (*cjpeg_write)(void *context, const uint8_t *bytes, size_t count);

/// Takes the next row; 0 stops the decoder.
typedef int (*cjpeg_row)(void *context, const uint8_t *row);

/// What a row is made of, a byte each. Inks are cyan, magenta, yellow and black, 255 the most of each.
typedef enum { CJPEG_GRAY = 1, CJPEG_RGB = 3, CJPEG_INKS = 4 } cjpeg_pixels;

/// What the caller knows of a picture from its header, and how it wants it.
typedef struct {
  uint32_t width;
  uint32_t height;
  cjpeg_pixels pixels;
  /// 2, 4 or 8: the picture is decoded at this many eighths, sides rounded up.
  int eighths;
  /// Passes over the picture that a file may ask for.
  int scans;
  /// Bytes that libjpeg may hold.
  long memory;
} cjpeg_picture;

/// Encodes 8-bit RGBA, alpha ignored; `message` gets libjpeg's words when it fails.
cjpeg_status cjpeg_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int quality, cjpeg_write write,
                          void *context, char message[CJPEG_MESSAGE]);

/// Decodes a whole file, row by row from the top; `message` gets libjpeg's words when it fails. Pictures of inks that
/// are asked for as RGB are mixed without a profile.
cjpeg_status cjpeg_decode(const uint8_t *bytes, size_t count, cjpeg_picture picture, cjpeg_row row, void *context,
                          char message[CJPEG_MESSAGE]);

/// Of libjpeg-turbo, e.g. `2.1.5`; of another libjpeg its number.
const char *cjpeg_version(void);
