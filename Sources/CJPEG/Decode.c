#include <stdlib.h>
#include <string.h>

#include "Watch.h"

/// What one decoding pass carries besides libjpeg's own state.
typedef struct {
  /// First, because the watch finds itself here.
  cjpeg_watch watch;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  cjpeg_errors errors;
  cjpeg_picture picture;
  cjpeg_row row;
  void *context;
  /// Whether the data ended without the marker of the end.
  int is_open;
} reading;

static void do_nothing(j_decompress_ptr pass) { (void)pass; }

/// What is missing at the end is first of all the marker of the end. Where more is missing, libjpeg warns as soon as it
/// needs it.
static boolean make_up_an_end(j_decompress_ptr pass) {
  static const JOCTET end[2] = {0xFF, JPEG_EOI};
  reading *state = pass->client_data;
  if (pass->image_width == 0) cjpeg_stop((j_common_ptr)pass, CJPEG_CORRUPT, "the data ends too early");
  state->is_open = 1;
  pass->src->next_input_byte = end;
  pass->src->bytes_in_buffer = sizeof end;
  return TRUE;
}

static void skip(j_decompress_ptr pass, long count) {
  if (count <= 0) return;
  if ((size_t)count > pass->src->bytes_in_buffer)
    cjpeg_stop((j_common_ptr)pass, CJPEG_CORRUPT, "the data ends too early");
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
  state->source.fill_input_buffer = make_up_an_end;
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
  if (state->picture.pixels == CJPEG_INKS && !has_ink)
    cjpeg_stop((j_common_ptr)pass, CJPEG_MISMATCH, "it is not made of inks");
  pass->out_color_space = has_ink ? JCS_CMYK : state->picture.pixels == CJPEG_GRAY ? JCS_GRAYSCALE : JCS_EXT_RGB;
  pass->scale_num = (unsigned)state->picture.eighths;
  pass->scale_denom = 8;
  // Smooth chroma is lost again when the picture is shrunk.
  pass->do_fancy_upsampling = state->picture.eighths == 8;
}

/// Turns a row as it is stored into amounts of ink. Adobe's writers store them inverted and say so with their marker.
static void sort_inks(uint8_t *row, size_t width, int is_inverted) {
  if (!is_inverted) return;
  for (size_t place = 0; place < width * 4; place++) row[place] = 255 - row[place];
}

/// Turns a row of inks into RGB in place.
static void mix_inks(uint8_t *row, size_t width) {
  uint8_t *to = row;
  for (const uint8_t *ink = row; ink < row + width * 4; ink += 4) {
    int light = 255 - ink[3];
    for (int channel = 0; channel < 3; channel++) *to++ = (uint8_t)(((255 - ink[channel]) * light + 127) / 255);
  }
}

/// Whether all of a picture came although its last marker is missing.
static int has_every_pass(j_decompress_ptr pass) {
  // An arithmetic decoder reads what is missing as zeros and says nothing.
  if (pass->arith_code) return 0;
  if (!pass->progressive_mode) return 1;
  if (!pass->coef_bits) return 0;
  for (int component = 0; component < pass->num_components; component++)
    for (int place = 0; place < DCTSIZE2; place++)
      if (pass->coef_bits[component][place] != 0) return 0;
  return 1;
}

static void give_rows(j_decompress_ptr pass, reading *state) {
  int is_watched = state->picture.eighths < 8;
  jpeg_start_decompress(pass);
  if (is_watched && !cjpeg_watch_begin(pass, &state->watch))
    cjpeg_stop((j_common_ptr)pass, CJPEG_TOO_FINE, "");
  // From libjpeg's own pool, so an error frees it too.
  JSAMPARRAY line = pass->mem->alloc_sarray((j_common_ptr)pass, JPOOL_IMAGE, pass->output_width * 4, 1);
  while (pass->output_scanline < pass->output_height) {
    int was_cut = state->errors.is_damaged && state->is_open && !pass->progressive_mode;
    jpeg_read_scanlines(pass, line, 1);
    if (state->watch.is_too_fine) cjpeg_stop((j_common_ptr)pass, CJPEG_TOO_FINE, "");
    // libjpeg fills up what is missing with gray; the rows behind the end are left to the caller.
    if (was_cut) cjpeg_stop((j_common_ptr)pass, CJPEG_DAMAGED, "the data ends too early");
    if (pass->out_color_space == JCS_CMYK) {
      sort_inks(line[0], pass->output_width, pass->saw_Adobe_marker);
      if (state->picture.pixels != CJPEG_INKS) mix_inks(line[0], pass->output_width);
    }
    if (!state->row(state->context, line[0])) cjpeg_stop((j_common_ptr)pass, CJPEG_STOPPED, "stopped");
  }
  if (is_watched && cjpeg_watch_ends_badly(&state->watch)) cjpeg_stop((j_common_ptr)pass, CJPEG_TOO_FINE, "");
  // Asked before libjpeg forgets it.
  int is_whole = has_every_pass(pass);
  jpeg_finish_decompress(pass);
  if (state->is_open && !is_whole) cjpeg_note_damage((j_common_ptr)pass, "the data ends too early");
}

cjpeg_status cjpeg_decode(const uint8_t *bytes, size_t count, cjpeg_picture picture, cjpeg_row row, void *context,
                          char message[CJPEG_MESSAGE]) {
  struct jpeg_decompress_struct pass;
  // Too large for a small thread's stack.
  reading *state = calloc(1, sizeof *state);
  if (!state) return CJPEG_NO_MEMORY;
  state->picture = picture;
  state->row = row;
  state->context = context;
  pass.err = cjpeg_errors_begin(&state->errors, message);
  // Zeroed before the jump target exists: a failed creation is still safe to destroy.
  pass.mem = NULL;
  cjpeg_status status;
  if (setjmp(state->errors.back)) {
    status = state->errors.status;
  } else {
    jpeg_create_decompress(&pass);
    pass.client_data = state;
    set_source(&pass, state, bytes, count);
    read_header(&pass, state);
    set_output(&pass, state);
    give_rows(&pass, state);
    status = state->errors.is_damaged ? CJPEG_DAMAGED : CJPEG_OK;
  }
  if (status == CJPEG_DAMAGED && state->is_open) strcpy(message, "the data ends too early");
  jpeg_destroy_decompress(&pass);
  free(state);
  return status;
}
