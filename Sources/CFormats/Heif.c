#include <stdlib.h>
#include <string.h>

#include "Library.h"

typedef struct heif_context heif_context;
typedef struct heif_image_handle heif_image_handle;
typedef struct heif_image heif_image;

struct heif_error {
  int code;
  int subcode;
  const char *message;
};

struct heif_color_profile_nclx {
  uint8_t version;
  int primaries;
  int curve;
};

enum { hevc = 1, av1 = 4, rgb = 1, interleaved_rgba = 11, interleaved = 10 };

int heif_have_decoder_for_format(int format);
heif_context *heif_context_alloc(void);
void heif_context_free(heif_context *context);
struct heif_error heif_context_read_from_memory_without_copy(heif_context *context, const void *bytes, size_t count,
                                                             const void *options);
struct heif_error heif_context_get_primary_image_handle(heif_context *context, heif_image_handle **handle);
void heif_image_handle_release(const heif_image_handle *handle);
int heif_image_handle_get_width(const heif_image_handle *handle);
int heif_image_handle_get_height(const heif_image_handle *handle);
size_t heif_image_handle_get_raw_color_profile_size(const heif_image_handle *handle);
struct heif_error heif_image_handle_get_raw_color_profile(const heif_image_handle *handle, void *bytes);
struct heif_error heif_image_handle_get_nclx_color_profile(const heif_image_handle *handle,
                                                           struct heif_color_profile_nclx **profile);
void heif_nclx_color_profile_free(struct heif_color_profile_nclx *profile);
struct heif_error heif_decode_image(const heif_image_handle *handle, heif_image **image, int colors, int chroma,
                                    const void *options);
void heif_image_release(const heif_image *image);
int heif_image_get_width(const heif_image *image, int channel);
int heif_image_get_height(const heif_image *image, int channel);
const uint8_t *heif_image_get_plane_readonly(const heif_image *image, int channel, int *stride);

static void *library(void) { return dlopen("libheif.so.1", RTLD_LAZY | RTLD_LOCAL); }

int cformats_has_heif(int is_avif) {
  void *heif = library();
  typeof(heif_have_decoder_for_format) *has = heif ? CFORMATS_FIND(heif, heif_have_decoder_for_format) : NULL;
  return has && has(is_avif ? av1 : hevc);
}

static void read_colors(void *heif, const heif_image_handle *handle, cformats_picture *picture) {
  typeof(heif_image_handle_get_raw_color_profile_size) *size =
      CFORMATS_FIND(heif, heif_image_handle_get_raw_color_profile_size);
  typeof(heif_image_handle_get_raw_color_profile) *read = CFORMATS_FIND(heif, heif_image_handle_get_raw_color_profile);
  size_t count = size && read ? size(handle) : 0;
  if (count >= 128 && count <= 4 << 20 && (picture->profile = malloc(count))) {
    picture->profile_count = count;
    if (read(handle, picture->profile).code == 0) return;
    free(picture->profile);
    picture->profile = NULL;
  }
  typeof(heif_image_handle_get_nclx_color_profile) *numbers =
      CFORMATS_FIND(heif, heif_image_handle_get_nclx_color_profile);
  typeof(heif_nclx_color_profile_free) *free_numbers = CFORMATS_FIND(heif, heif_nclx_color_profile_free);
  struct heif_color_profile_nclx *profile = NULL;
  if (!numbers || !free_numbers || numbers(handle, &profile).code != 0 || !profile) return;
  picture->primaries = profile->primaries;
  picture->curve = profile->curve;
  free_numbers(profile);
}

static cformats_status decode(void *heif, const heif_image_handle *handle, size_t most, cformats_picture *picture) {
  typeof(heif_decode_image) *decode_image = CFORMATS_FIND(heif, heif_decode_image);
  typeof(heif_image_release) *release = CFORMATS_FIND(heif, heif_image_release);
  typeof(heif_image_get_plane_readonly) *plane = CFORMATS_FIND(heif, heif_image_get_plane_readonly);
  typeof(heif_image_get_width) *width = CFORMATS_FIND(heif, heif_image_get_width);
  typeof(heif_image_get_height) *height = CFORMATS_FIND(heif, heif_image_get_height);
  if (!decode_image || !release || !plane || !width || !height) return CFORMATS_MISSING;
  heif_image *image = NULL;
  if (decode_image(handle, &image, rgb, interleaved_rgba, NULL).code != 0 || !image) return CFORMATS_CORRUPT;
  int stride = 0;
  const uint8_t *rows = plane(image, interleaved, &stride);
  picture->width = (uint32_t)width(image, interleaved);
  picture->height = (uint32_t)height(image, interleaved);
  cformats_status status = rows ? cformats_make_room(picture, most) : CFORMATS_CORRUPT;
  if (status == CFORMATS_OK && (stride < 0 || (size_t)stride < picture->stride)) status = CFORMATS_CORRUPT;
  for (uint32_t y = 0; status == CFORMATS_OK && y < picture->height; y++)
    memcpy(picture->pixels + y * picture->stride, rows + (size_t)y * (size_t)stride, picture->stride);
  release(image);
  return status;
}

/// libheif holds what it decodes in several copies, with as many as 16 bits a sample.
static const size_t copies = 3;

static cformats_status read_primary(void *heif, heif_context *context, size_t most, cformats_picture *picture) {
  typeof(heif_context_get_primary_image_handle) *primary = CFORMATS_FIND(heif, heif_context_get_primary_image_handle);
  typeof(heif_image_handle_release) *release = CFORMATS_FIND(heif, heif_image_handle_release);
  typeof(heif_image_handle_get_width) *width = CFORMATS_FIND(heif, heif_image_handle_get_width);
  typeof(heif_image_handle_get_height) *height = CFORMATS_FIND(heif, heif_image_handle_get_height);
  if (!primary || !release || !width || !height) return CFORMATS_MISSING;
  heif_image_handle *handle = NULL;
  if (primary(context, &handle).code != 0 || !handle) return CFORMATS_CORRUPT;
  int wide = width(handle), high = height(handle);
  cformats_status status = wide > 0 && high > 0 ? CFORMATS_OK : CFORMATS_CORRUPT;
  if (status == CFORMATS_OK && (size_t)high > most / 4 / copies / (size_t)wide) status = CFORMATS_TOO_LARGE;
  if (status == CFORMATS_OK) {
    read_colors(heif, handle, picture);
    status = decode(heif, handle, most, picture);
  }
  release(handle);
  return status;
}

cformats_status cformats_heif(const uint8_t *bytes, size_t count, size_t most, int is_avif, cformats_picture *picture) {
  if (!cformats_has_heif(is_avif)) return CFORMATS_MISSING;
  void *heif = library();
  typeof(heif_context_alloc) *make = CFORMATS_FIND(heif, heif_context_alloc);
  typeof(heif_context_free) *done = CFORMATS_FIND(heif, heif_context_free);
  typeof(heif_context_read_from_memory_without_copy) *read =
      CFORMATS_FIND(heif, heif_context_read_from_memory_without_copy);
  if (!make || !done || !read) return CFORMATS_MISSING;
  heif_context *context = make();
  if (!context) return CFORMATS_NO_MEMORY;
  cformats_status status =
      read(context, bytes, count, NULL).code == 0 ? read_primary(heif, context, most, picture) : CFORMATS_CORRUPT;
  done(context);
  return status;
}
