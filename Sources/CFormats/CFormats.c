#include <stdlib.h>

#include "Library.h"

int cformats_has(cformats_kind kind) {
  switch (kind) {
    case CFORMATS_HEIC:
    case CFORMATS_AVIF:
      return cformats_has_heif(kind == CFORMATS_AVIF);
    case CFORMATS_TIFF:
      return cformats_has_tiff();
    case CFORMATS_SVG:
      return cformats_has_svg();
  }
  return 0;
}

cformats_status cformats_decode(cformats_kind kind, const uint8_t *bytes, size_t count, size_t most,
                                cformats_picture *picture) {
  switch (kind) {
    case CFORMATS_HEIC:
    case CFORMATS_AVIF:
      return cformats_heif(bytes, count, most, kind == CFORMATS_AVIF, picture);
    case CFORMATS_TIFF:
      return cformats_tiff(bytes, count, most, picture);
    case CFORMATS_SVG:
      return cformats_svg(bytes, count, most, picture);
  }
  return CFORMATS_MISSING;
}

void cformats_free(cformats_picture *picture) {
  free(picture->pixels);
  free(picture->profile);
  picture->pixels = picture->profile = NULL;
}

cformats_status cformats_make_room(cformats_picture *picture, size_t most) {
  if (picture->width == 0 || picture->height == 0) return CFORMATS_CORRUPT;
  picture->stride = (size_t)picture->width * 4;
  if (picture->height > most / picture->stride) return CFORMATS_TOO_LARGE;
  picture->pixels = calloc(picture->height, picture->stride);
  return picture->pixels ? CFORMATS_OK : CFORMATS_NO_MEMORY;
}

void cformats_straighten(cformats_picture *picture) {
  uint8_t *end = picture->pixels + picture->stride * picture->height;
  for (uint8_t *pixel = picture->pixels; pixel < end; pixel += 4) {
    int alpha = pixel[3];
    if (alpha == 0 || alpha == 255) continue;
    for (int channel = 0; channel < 3; channel++) {
      int value = (pixel[channel] * 255 + alpha / 2) / alpha;
      pixel[channel] = (uint8_t)(value > 255 ? 255 : value);
    }
  }
}
