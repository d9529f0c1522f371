#include <stdlib.h>

#include "Session.h"

/// What one decoding pass carries besides libjpeg's own state.
typedef struct {
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  cjpeg_errors errors;
  cjpeg_picture picture;
  cjpeg_row row;
  void *context;
} reading;

static void do_nothing(j_decompress_ptr pass) { (void)pass; }

/// libjpeg's own source makes up an end of image here, and so shows half a picture as if it were whole.
static boolean ends_too_early(j_decompress_ptr pass) {
  cjpeg_stop((j_common_ptr)pass, CJPEG_CORRUPT, "the data ends too early");
}

static void skip(j_decompress_ptr pass, long count) {
  if (count <= 0) return;
  if ((size_t)count > pass->src->bytes_in_buffer) ends_too_early(pass);
  pass->src->next_input_byte += count;
  pass->src->bytes_in_buffer -= (size_t)count;
}

/// A small progressive file may ask for thousands of passes over a huge picture.
static void count_scans(j_common_ptr common) {
  j_decompress_ptr pass = (j_decompress_ptr)common;
  reading *state = pass->client_data;
  if (pass->input_scan_number > state->picture.scans) cjpeg_stop(common, CJPEG_CORRUPT, "it asks for too many passes");
}

static void set_source(j_decompress_ptr pass, reading *state, const uint8_t *bytes, size_t count) {
  state->source.init_source = do_nothing;
  state->source.fill_input_buffer = ends_too_early;
  state->source.skip_input_data = skip;
  state->source.resync_to_restart = jpeg_resync_to_restart;
  state->source.term_source = do_nothing;
  state->source.next_input_byte = bytes;
  state->source.bytes_in_buffer = count;
  state->progress.progress_monitor = count_scans;
  pass->src = &state->source;
  pass->progress = &state->progress;
}

static void read_header(j_decompress_ptr pass, const reading *state) {
  pass->mem->max_memory_to_use = state->picture.memory;
  jpeg_read_header(pass, TRUE);
  if (pass->image_width != state->picture.width || pass->image_height != state->picture.height)
    cjpeg_stop((j_common_ptr)pass, CJPEG_MISMATCH, "its size is not what its header said");
}

static void set_output(j_decompress_ptr pass, const reading *state) {
  int has_ink = pass->jpeg_color_space == JCS_CMYK || pass->jpeg_color_space == JCS_YCCK;
  pass->out_color_space = has_ink ? JCS_CMYK : JCS_EXT_RGBA;
  pass->scale_num = (unsigned)state->picture.eighths;
  pass->scale_denom = 8;
  // Smooth chroma is lost again when the picture is shrunk.
  pass->do_fancy_upsampling = state->picture.eighths == 8;
}

/// Turns a row of inks into RGBA in place. Adobe's writers store them inverted and say so with their marker.
static void mix_inks(uint8_t *row, size_t width, int is_inverted) {
  int flip = is_inverted ? 0 : 255;
  for (uint8_t *p = row; p < row + width * 4; p += 4) {
    int black = p[3] ^ flip;
    for (int channel = 0; channel < 3; channel++) p[channel] = (uint8_t)(((p[channel] ^ flip) * black + 127) / 255);
    p[3] = 255;
  }
}

static void give_rows(j_decompress_ptr pass, const reading *state) {
  jpeg_start_decompress(pass);
  // From libjpeg's own pool, so an error frees it too.
  JSAMPARRAY line = pass->mem->alloc_sarray((j_common_ptr)pass, JPOOL_IMAGE, pass->output_width * 4, 1);
  while (pass->output_scanline < pass->output_height) {
    jpeg_read_scanlines(pass, line, 1);
    if (pass->out_color_space == JCS_CMYK) mix_inks(line[0], pass->output_width, pass->saw_Adobe_marker);
    if (!state->row(state->context, line[0])) cjpeg_stop((j_common_ptr)pass, CJPEG_STOPPED, "stopped");
  }
  jpeg_finish_decompress(pass);
}

cjpeg_status cjpeg_decode(const uint8_t *bytes, size_t count, cjpeg_picture picture, cjpeg_row row, void *context,
                          char message[CJPEG_MESSAGE]) {
  struct jpeg_decompress_struct pass;
  reading state = {.picture = picture, .row = row, .context = context};
  pass.err = cjpeg_errors_begin(&state.errors, message);
  // Zeroed before the jump target exists: a failed creation is still safe to destroy.
  pass.mem = NULL;
  if (setjmp(state.errors.back)) {
    jpeg_destroy_decompress(&pass);
    return state.errors.status;
  }
  jpeg_create_decompress(&pass);
  pass.client_data = &state;
  set_source(&pass, &state, bytes, count);
  read_header(&pass, &state);
  set_output(&pass, &state);
  give_rows(&pass, &state);
  jpeg_destroy_decompress(&pass);
  return CJPEG_OK;
}
