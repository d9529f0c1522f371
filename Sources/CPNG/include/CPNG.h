/// PNG in and out through libpng. Its errors are longjmps, so every call here is a whole pass behind a setjmp.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Bytes that a message buffer must have.
enum { CPNG_MESSAGE = 128 };

/// How a call ended.
typedef enum {
  CPNG_OK,
  /// Some rows came, or all of them, but not as they were written; the message says why.
  CPNG_DAMAGED,
  CPNG_CORRUPT,
  CPNG_NO_MEMORY,
  /// The file is made otherwise than the caller was told; nothing was decoded.
  CPNG_MISMATCH,
  /// The sink asked to stop.
  CPNG_STOPPED,
} cpng_status;

/// Takes the next bytes of a file; 0 stops the encoder.
typedef int (*cpng_write)(void *context, const uint8_t *bytes, size_t count);

/// Takes the next row; 0 stops the decoder.
typedef int (*cpng_row)(void *context, const uint8_t *row);

/// What the caller knows of a picture from its header, and what a row is to be made of.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// 1 gray, 3 RGB, 4 RGBA with straight alpha.
  int channels;
  /// Whether samples have 16 bits, in the machine's order, instead of 8; only where the file's have as many.
  int is_wide;
} cpng_picture;

/// Encodes 8-bit RGBA. `texts` holds `text_count` pairs of key and value, each ended by a NUL.
/// `message` gets libpng's words when it fails.
cpng_status cpng_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int has_alpha, const char *texts,
                        size_t text_count, cpng_write write, void *context, char message[CPNG_MESSAGE]);

/// Decodes a whole file, row by row from the top, with its samples as they are stored: gamma and profile are the
/// caller's. `message` gets libpng's words when it fails.
cpng_status cpng_decode(const uint8_t *bytes, size_t count, cpng_picture picture, cpng_row row, void *context,
                        char message[CPNG_MESSAGE]);

/// Unpacks the body of a chunk into at most `room` bytes; returns how many, or 0 where it is damaged or larger.
size_t cpng_unpack(const uint8_t *bytes, size_t count, uint8_t *unpacked, size_t room);

/// Unpacks only the first bytes of a chunk's body, at most `room`; returns how many.
size_t cpng_unpack_head(const uint8_t *bytes, size_t count, uint8_t *unpacked, size_t room);

/// Of libpng, e.g. `1.6.39`.
const char *cpng_version(void);
