/// PNG in and out through libpng. Its errors are longjmps, so every call here is a whole pass behind a setjmp.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Bytes that a message buffer must have.
enum { CPNG_MESSAGE = 128 };

/// How a call ended.
typedef enum {
  CPNG_OK,
  CPNG_CORRUPT,
  CPNG_NO_MEMORY,
  /// The header names another size than the caller was told; nothing was decoded.
  CPNG_MISMATCH,
  /// The sink asked to stop.
  CPNG_STOPPED,
} cpng_status;

/// Takes the next bytes of a file; 0 stops the encoder.
typedef int (*cpng_write)(void *context, const uint8_t *bytes, size_t count);

/// Takes the next row, 8-bit RGBA with straight alpha; 0 stops the decoder.
typedef int (*cpng_row)(void *context, const uint8_t *rgba);

/// What the caller knows of a picture from its header.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// The file's gamma times 100,000, to be turned into that of sRGB; 0 leaves the samples alone.
  uint32_t gamma;
} cpng_picture;

/// Encodes 8-bit RGBA. `texts` holds `text_count` pairs of key and value, each ended by a NUL.
/// `message` gets libpng's words when it fails.
cpng_status cpng_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int has_alpha, const char *texts,
                        size_t text_count, cpng_write write, void *context, char message[CPNG_MESSAGE]);

/// Decodes a whole file, row by row from the top; `message` gets libpng's words when it fails.
cpng_status cpng_decode(const uint8_t *bytes, size_t count, cpng_picture picture, cpng_row row, void *context,
                        char message[CPNG_MESSAGE]);
