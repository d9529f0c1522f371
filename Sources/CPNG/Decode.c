#include <stdlib.h>
#include <string.h>

#include "Session.h"

/// Memory that one chunk may take once unpacked.
static const png_alloc_size_t chunk_limit = 8 << 20;

static void take(png_structp png, png_bytep bytes, size_t count) {
  cpng_session *session = png_get_io_ptr(png);
  if (session->count - session->offset < count) png_error(png, "the data ends too early");
  memcpy(bytes, session->bytes + session->offset, count);
  session->offset += count;
}

static _Noreturn void stop(png_structp png, cpng_status status) {
  cpng_session *session = png_get_error_ptr(png);
  session->status = status;
  png_error(png, "stopped");
}

/// Text and profiles are never looked at here, so they are never unpacked either.
static void skip_text(png_structp png) {
  static const png_byte names[] = "tEXt\0zTXt\0iTXt\0iCCP\0eXIf\0sPLT\0hIST";
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, names, sizeof names / 5);
}

/// Whatever the file holds, the rows come out as 8-bit RGBA.
static void ask_for_rgba(png_structp png, cpng_picture picture) {
  // Some writers give sRGB samples a gamma a little off; the caller names only a gamma that matters.
  if (picture.gamma) png_set_gamma_fixed(png, 220000, (png_fixed_point)picture.gamma);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  // After png_set_expand a tRNS chunk is alpha already, and the filler is ignored.
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
}

static void give_rows(png_structp png, uint8_t *buffer, size_t stride, cpng_picture picture, cpng_row row) {
  cpng_session *session = png_get_error_ptr(png);
  int passes = png_set_interlace_handling(png);
  png_start_read_image(png);
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < picture.height; y++) {
      // Only an interlaced picture needs all its rows at once.
      uint8_t *line = passes > 1 ? buffer + y * stride : buffer;
      png_read_row(png, line, NULL);
      if (pass == passes - 1 && !row(session->context, line)) stop(png, CPNG_STOPPED);
    }
  }
}

static void read_header(png_structp png, png_infop info, cpng_picture picture) {
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_QUIET_USE);
  png_set_chunk_malloc_max(png, chunk_limit);
  png_set_chunk_cache_max(png, 64);
  skip_text(png);
  png_read_info(png, info);
  if (png_get_image_width(png, info) != picture.width || png_get_image_height(png, info) != picture.height)
    stop(png, CPNG_MISMATCH);
}

cpng_status cpng_decode(const uint8_t *bytes, size_t count, cpng_picture picture, cpng_row row, void *context,
                        char message[CPNG_MESSAGE]) {
  cpng_session session = {.bytes = bytes, .count = count, .context = context, .message = message};
  // Volatile, because it changes between setjmp and longjmp.
  uint8_t *volatile buffer = NULL;
  message[0] = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &session, cpng_fail, cpng_ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return CPNG_NO_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    free(buffer);
    return session.status;
  }
  png_set_read_fn(png, &session, take);
  read_header(png, info, picture);
  ask_for_rgba(png, picture);
  size_t stride = (size_t)picture.width * 4;
  int whole = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  buffer = calloc(whole ? picture.height : 1, stride);
  if (!buffer) stop(png, CPNG_NO_MEMORY);
  give_rows(png, buffer, stride, picture, row);
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  free(buffer);
  return CPNG_OK;
}
