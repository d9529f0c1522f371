/// Formats that libraries of the system read, where these are installed. They are looked for when such a file is met: the
/// program starts without them, and takes up one that was installed later.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef enum { CFORMATS_HEIC, CFORMATS_AVIF, CFORMATS_TIFF, CFORMATS_SVG } cformats_kind;

/// How a call ended.
typedef enum {
  CFORMATS_OK,
  /// The library is not installed, or lacks the decoder.
  CFORMATS_MISSING,
  CFORMATS_CORRUPT,
  /// More bytes than the caller allows.
  CFORMATS_TOO_LARGE,
  CFORMATS_NO_MEMORY,
} cformats_status;

/// A decoded picture: 8-bit RGBA with straight alpha.
typedef struct {
  uint32_t width;
  uint32_t height;
  size_t stride;
  /// Freed by `cformats_free`.
  uint8_t *pixels;
  /// An ICC profile; null for none.
  uint8_t *profile;
  size_t profile_count;
  /// Numbers of H.273 for primaries and curve; 0 for none.
  int primaries;
  int curve;
} cformats_picture;

/// Whether a format can be read here.
int cformats_has(cformats_kind kind);

/// Decodes a file; of several pictures the first. `picture` comes with the size a drawing is wanted in.
cformats_status cformats_decode(cformats_kind kind, const uint8_t *bytes, size_t count, size_t most,
                                cformats_picture *picture);

void cformats_free(cformats_picture *picture);

/// Whether MP3 sounds can be decoded here.
int cformats_has_mp3(void);

/// How loud an MP3 sound is over its length.
///
/// `samples` is how many it has in all, by its frames. `peaks` are `columns` numbers that begin as 0; each becomes the largest
/// sample of its part, from 0 to 1.
cformats_status cformats_mp3_peaks(const uint8_t *bytes, size_t count, double samples, float *peaks, size_t columns);
