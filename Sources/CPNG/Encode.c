#include <stdlib.h>
#include <string.h>

#include "Session.h"

static void give(png_structp png, png_bytep bytes, size_t count) {
  cpng_session *session = png_get_io_ptr(png);
  if (session->write(session->context, bytes, count)) return;
  session->status = CPNG_STOPPED;
  png_error(png, "stopped");
}

static void flush(png_structp png) { (void)png; }

static int is_ascii(const char *text) {
  for (; *text; text++)
    if ((unsigned char)*text >= 0x80) return 0;
  return 1;
}

/// tEXt is Latin-1, so any other text goes into iTXt.
static void set_texts(png_structp png, png_infop info, const char *texts, size_t count) {
  for (size_t index = 0; index < count; index++) {
    png_text text = {0};
    text.key = (char *)texts;
    texts += strlen(texts) + 1;
    text.text = (char *)texts;
    texts += strlen(texts) + 1;
    text.compression = is_ascii(text.text) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    text.lang = "";
    text.lang_key = "";
    png_set_text(png, info, &text, 1);
  }
}

cpng_status cpng_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int has_alpha, const char *texts,
                        size_t text_count, cpng_write write, void *context, char message[CPNG_MESSAGE]) {
  cpng_session session = {.write = write, .context = context, .message = message};
  message[0] = 0;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &session, cpng_fail, cpng_ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    return CPNG_NO_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return session.status;
  }
  png_set_write_fn(png, &session, give, flush);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(png, info, width, height, 8, has_alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  set_texts(png, info, texts, text_count);
  // Level 3 costs a third of level 6 and a few per cent of size.
  png_set_compression_level(png, 3);
  png_write_info(png, info);
  if (!has_alpha) png_set_filler(png, 0, PNG_FILLER_AFTER);
  for (uint32_t y = 0; y < height; y++) png_write_row(png, rgba + (size_t)y * width * 4);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return CPNG_OK;
}
