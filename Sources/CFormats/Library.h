/// Libraries that are opened while the program runs.
#pragma once
#include <dlfcn.h>

#include "CFormats.h"

/// A function of a library by its name; the prototypes are this room's own, of what the libraries promise to keep.
#define CFORMATS_FIND(library, function) ((typeof(function) *)dlsym(library, #function))

cformats_status cformats_heif(const uint8_t *bytes, size_t count, size_t most, int is_avif, cformats_picture *picture);
cformats_status cformats_tiff(const uint8_t *bytes, size_t count, size_t most, cformats_picture *picture);
cformats_status cformats_svg(const uint8_t *bytes, size_t count, size_t most, cformats_picture *picture);

int cformats_has_heif(int is_avif);
int cformats_has_tiff(void);
int cformats_has_svg(void);

/// Takes memory for the pixels; `CFORMATS_TOO_LARGE` where these are more than `most` bytes.
cformats_status cformats_make_room(cformats_picture *picture, size_t most);

/// Divides the colours of a picture by its alpha.
void cformats_straighten(cformats_picture *picture);
