/// Colour profiles, read through lcms2.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// What became of a profile.
typedef enum {
  /// Broken, or for pictures of another kind.
  CLCMS_UNUSABLE,
  /// Its light is three curves and a matrix, which the caller applies.
  CLCMS_CURVES,
  /// Only lcms2 itself can convert with it.
  CLCMS_TRANSFORM,
} clcms_kind;

/// How samples become the linear light of sRGB's colours.
typedef struct {
  /// Room for three curves of `steps` values each, which become 0 to 1.
  float *curves;
  int steps;
  /// By rows; takes what the curves give to linear sRGB, which may lie outside 0 to 1.
  float matrix[9];
} clcms_light;

/// How the pixels of a picture are stored, 8 bits a sample.
typedef enum { CLCMS_GRAY, CLCMS_RGB, CLCMS_RGBA, CLCMS_CMYK } clcms_pixels;

typedef struct clcms_transform clcms_transform;

/// Reads a profile for pixels of one kind. Fills in `light` for curves, and `transform` where lcms2 must convert.
clcms_kind clcms_read(const uint8_t *profile, size_t count, clcms_pixels pixels, clcms_light *light,
                      clcms_transform **transform);

/// Converts pixels to 8-bit sRGB: RGB, or RGBA where the pixels are that.
void clcms_convert(const clcms_transform *transform, const uint8_t *pixels, uint8_t *converted, uint32_t count);

void clcms_free(clcms_transform *transform);

/// Of lcms2, in thousands: 2140 is 2.14.
int clcms_version(void);
