#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "Library.h"

typedef struct tiff TIFF;
typedef ssize_t (*transfer)(void *file, void *bytes, ssize_t count);
typedef uint64_t (*seek)(void *file, uint64_t offset, int whence);
typedef void (*message)(const char *module, const char *format, __builtin_va_list values);

TIFF *TIFFClientOpen(const char *name, const char *mode, void *file, transfer read, transfer write, seek seek,
                     int (*close)(void *), uint64_t (*size)(void *), int (*map)(void *, void **, uint64_t *),
                     void (*unmap)(void *, void *, uint64_t));
void TIFFClose(TIFF *tiff);
int TIFFGetField(TIFF *tiff, uint32_t tag, ...);
int TIFFReadRGBAImageOriented(TIFF *tiff, uint32_t width, uint32_t height, uint32_t *pixels, int orientation, int stops);
message TIFFSetErrorHandler(message handler);
message TIFFSetWarningHandler(message handler);

enum { image_width = 256, image_length = 257, orientation = 274, icc_profile = 34675 };

static void *library(void) {
  void *tiff = dlopen("libtiff.so.6", RTLD_LAZY | RTLD_LOCAL);
  return tiff ? tiff : dlopen("libtiff.so.5", RTLD_LAZY | RTLD_LOCAL);
}

int cformats_has_tiff(void) { return library() != NULL; }

/// A file in memory.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  size_t offset;
} file;

static ssize_t take(void *context, void *bytes, ssize_t count) {
  file *from = context;
  size_t left = from->offset < from->count ? from->count - from->offset : 0;
  size_t taken = count < 0 ? 0 : (size_t)count < left ? (size_t)count : left;
  memcpy(bytes, from->bytes + (taken ? from->offset : 0), taken);
  from->offset += taken;
  return (ssize_t)taken;
}

static ssize_t give(void *context, void *bytes, ssize_t count) { return 0; }

static uint64_t move(void *context, uint64_t offset, int whence) {
  file *from = context;
  uint64_t base = whence == SEEK_CUR ? from->offset : whence == SEEK_END ? from->count : 0;
  from->offset = (size_t)(base + offset);
  return from->offset;
}

static int end(void *context) { return 0; }
static uint64_t length(void *context) { return ((file *)context)->count; }

static cformats_status read_picture(void *library, TIFF *tiff, size_t most, cformats_picture *picture) {
  typeof(TIFFGetField) *field = CFORMATS_FIND(library, TIFFGetField);
  typeof(TIFFReadRGBAImageOriented) *read = CFORMATS_FIND(library, TIFFReadRGBAImageOriented);
  uint16_t turned = 1;
  uint32_t count = 0;
  void *profile = NULL;
  if (!field || !read) return CFORMATS_MISSING;
  if (!field(tiff, image_width, &picture->width) || !field(tiff, image_length, &picture->height)) return CFORMATS_CORRUPT;
  field(tiff, orientation, &turned);
  cformats_status status = cformats_make_room(picture, most / 2);
  if (status != CFORMATS_OK) return status;
  // Asked for as it is stored: the caller turns it.
  int done = read(tiff, picture->width, picture->height, (uint32_t *)(void *)picture->pixels, turned, 0);
  if (!done) return CFORMATS_CORRUPT;
  cformats_straighten(picture);
  if (field(tiff, icc_profile, &count, &profile) && profile && count >= 128 && count <= 4 << 20) {
    picture->profile = malloc(count);
    if (picture->profile) {
      memcpy(picture->profile, profile, count);
      picture->profile_count = count;
    }
  }
  return CFORMATS_OK;
}

cformats_status cformats_tiff(const uint8_t *bytes, size_t count, size_t most, cformats_picture *picture) {
  void *found = library();
  if (!found) return CFORMATS_MISSING;
  typeof(TIFFClientOpen) *open = CFORMATS_FIND(found, TIFFClientOpen);
  typeof(TIFFClose) *done = CFORMATS_FIND(found, TIFFClose);
  typeof(TIFFSetErrorHandler) *on_error = CFORMATS_FIND(found, TIFFSetErrorHandler);
  typeof(TIFFSetWarningHandler) *on_warning = CFORMATS_FIND(found, TIFFSetWarningHandler);
  if (!open || !done || !on_error || !on_warning) return CFORMATS_MISSING;
  // Nothing may write to a screen that is in use.
  on_error(NULL);
  on_warning(NULL);
  file from = {bytes, count, 0};
  TIFF *tiff = open("picture", "rm", &from, take, give, move, end, length, NULL, NULL);
  if (!tiff) return CFORMATS_CORRUPT;
  cformats_status status = read_picture(found, tiff, most, picture);
  done(tiff);
  return status;
}
