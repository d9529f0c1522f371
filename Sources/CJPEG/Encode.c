#include "Session.h"

/// A destination that hands each full block to the caller.
typedef struct {
  /// First, because libjpeg hands back a pointer to it.
  struct jpeg_destination_mgr base;
  cjpeg_write write;
  void *context;
  uint8_t block[16384];
} destination;

static void begin(j_compress_ptr pass) {
  destination *to = (destination *)pass->dest;
  to->base.next_output_byte = to->block;
  to->base.free_in_buffer = sizeof to->block;
}

static void give(j_compress_ptr pass, size_t count) {
  destination *to = (destination *)pass->dest;
  if (!to->write(to->context, to->block, count)) cjpeg_stop((j_common_ptr)pass, CJPEG_STOPPED, "stopped");
}

static boolean give_block(j_compress_ptr pass) {
  give(pass, sizeof((destination *)pass->dest)->block);
  begin(pass);
  return TRUE;
}

static void give_rest(j_compress_ptr pass) {
  destination *to = (destination *)pass->dest;
  give(pass, sizeof to->block - to->base.free_in_buffer);
}

cjpeg_status cjpeg_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int quality, cjpeg_write write,
                          void *context, char message[CJPEG_MESSAGE]) {
  struct jpeg_compress_struct pass;
  cjpeg_errors errors;
  destination to = {.write = write, .context = context};
  pass.err = cjpeg_errors_begin(&errors, message);
  // Zeroed before the jump target exists: a failed creation is still safe to destroy.
  pass.mem = NULL;
  if (setjmp(errors.back)) {
    jpeg_destroy_compress(&pass);
    return errors.status;
  }
  jpeg_create_compress(&pass);
  to.base.init_destination = begin;
  to.base.empty_output_buffer = give_block;
  to.base.term_destination = give_rest;
  pass.dest = &to.base;
  pass.image_width = width;
  pass.image_height = height;
  pass.input_components = 4;
  pass.in_color_space = JCS_EXT_RGBX;
  jpeg_set_defaults(&pass);
  jpeg_set_quality(&pass, quality, TRUE);
  jpeg_start_compress(&pass, TRUE);
  while (pass.next_scanline < height) {
    JSAMPROW row = (JSAMPROW)(rgba + (size_t)pass.next_scanline * width * 4);
    jpeg_write_scanlines(&pass, &row, 1);
  }
  jpeg_finish_compress(&pass);
  jpeg_destroy_compress(&pass);
  return CJPEG_OK;
}
