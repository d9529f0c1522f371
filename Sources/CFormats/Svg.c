#include "Library.h"

typedef struct rsvg_handle RsvgHandle;
typedef struct cairo_surface cairo_surface_t;
typedef struct cairo cairo_t;

typedef struct {
  double x, y, width, height;
} RsvgRectangle;

RsvgHandle *rsvg_handle_new_from_data(const uint8_t *bytes, unsigned long count, void **error);
int rsvg_handle_render_document(RsvgHandle *handle, cairo_t *cairo, const RsvgRectangle *box, void **error);
void g_object_unref(void *object);
cairo_surface_t *cairo_image_surface_create_for_data(unsigned char *pixels, int format, int width, int height,
                                                     int stride);
void cairo_surface_flush(cairo_surface_t *surface);
void cairo_surface_destroy(cairo_surface_t *surface);
cairo_t *cairo_create(cairo_surface_t *surface);
void cairo_destroy(cairo_t *cairo);

enum { argb32 = 0 };

static void *library(void) { return dlopen("librsvg-2.so.2", RTLD_LAZY | RTLD_LOCAL); }

int cformats_has_svg(void) {
  void *svg = library();
  return svg && dlsym(svg, "rsvg_handle_render_document");
}

/// Cairo's pixels are numbers with blue in the lowest byte.
static void swap_colors(cformats_picture *picture) {
  uint8_t *end = picture->pixels + picture->stride * picture->height;
  for (uint8_t *pixel = picture->pixels; pixel < end; pixel += 4) {
    uint32_t value = *(uint32_t *)(void *)pixel;
    pixel[0] = (uint8_t)(value >> 16);
    pixel[1] = (uint8_t)(value >> 8);
    pixel[2] = (uint8_t)value;
    pixel[3] = (uint8_t)(value >> 24);
  }
}

static int draw(void *svg, RsvgHandle *handle, cformats_picture *picture) {
  // What librsvg itself is linked to is found through it.
  typeof(cairo_image_surface_create_for_data) *surface_for = CFORMATS_FIND(svg, cairo_image_surface_create_for_data);
  typeof(cairo_surface_flush) *flush = CFORMATS_FIND(svg, cairo_surface_flush);
  typeof(cairo_surface_destroy) *destroy_surface = CFORMATS_FIND(svg, cairo_surface_destroy);
  typeof(cairo_create) *create = CFORMATS_FIND(svg, cairo_create);
  typeof(cairo_destroy) *destroy = CFORMATS_FIND(svg, cairo_destroy);
  typeof(rsvg_handle_render_document) *render = CFORMATS_FIND(svg, rsvg_handle_render_document);
  if (!surface_for || !flush || !destroy_surface || !create || !destroy || !render) return 0;
  cairo_surface_t *surface =
      surface_for(picture->pixels, argb32, (int)picture->width, (int)picture->height, (int)picture->stride);
  cairo_t *cairo = create(surface);
  RsvgRectangle box = {0, 0, picture->width, picture->height};
  int done = render(handle, cairo, &box, NULL);
  destroy(cairo);
  flush(surface);
  destroy_surface(surface);
  return done;
}

cformats_status cformats_svg(const uint8_t *bytes, size_t count, size_t most, cformats_picture *picture) {
  void *svg = library();
  if (!svg) return CFORMATS_MISSING;
  typeof(rsvg_handle_new_from_data) *read = CFORMATS_FIND(svg, rsvg_handle_new_from_data);
  typeof(g_object_unref) *release = CFORMATS_FIND(svg, g_object_unref);
  if (!read || !release) return CFORMATS_MISSING;
  cformats_status status = cformats_make_room(picture, most);
  if (status != CFORMATS_OK) return status;
  RsvgHandle *handle = read(bytes, count, NULL);
  if (!handle) return CFORMATS_CORRUPT;
  int done = draw(svg, handle, picture);
  release(handle);
  if (!done) return CFORMATS_CORRUPT;
  swap_colors(picture);
  cformats_straighten(picture);
  return CFORMATS_OK;
}
