#define JPEG_INTERNALS
#include "Watch.h"

#include <math.h>
#include <string.h>

#if __has_include(<jpegint.h>)

#if JPEG_LIB_VERSION >= 70
#define DCT_scaled_size DCT_h_scaled_size
#endif

typedef inverse_DCT_method_ptr method;

/// Levels of 255 that a tile may lose, and the picture in the mean.
static const float tile_limit = 3;
static const double mean_limit = 0.5;

/// Whether any coefficient is set that half the scale leaves out: those of the last four columns and rows.
static int has_fine_parts(JCOEFPTR block) {
  uint64_t found = 0, four;
  for (int row = 0; row < 8; row++) {
    memcpy(&four, block + row * 8 + 4, sizeof four);
    found |= four;
    if (row < 4) continue;
    memcpy(&four, block + row * 8, sizeof four);
    found |= four;
  }
  return found != 0;
}

/// By how many levels a block comes out too dark without its fine parts.
///
/// Their energy is the variance that the mean of the stored values does not see, and light is nearly the square of a
/// stored value, so that the mean of the light is the square of the mean and the variance.
static float lost(jpeg_component_info *component, JCOEFPTR block) {
  const UINT16 *steps = component->quant_table->quantval;
  float energy = 0;
  for (int row = 0; row < 8; row++) {
    for (int column = row < 4 ? 4 : 0; column < 8; column++) {
      float value = (float)(block[row * 8 + column] * steps[row * 8 + column]);
      energy += value * value;
    }
  }
  float mean = component->component_index == 0 ? (float)(block[0] * steps[0]) / 8 + 128 : 128;
  if (mean < 8) mean = 8;
  return sqrtf(mean * mean + 1.2f * energy / 64) - mean;
}

static void finish_row(cjpeg_watch *watch) {
  for (int tile = 0; tile < CJPEG_TILES; tile++) {
    if (watch->blocks[tile] == 0) continue;
    if (watch->lost[tile] > tile_limit * (float)watch->blocks[tile]) watch->is_too_fine = 1;
    watch->lost_in_all += watch->lost[tile];
    watch->blocks_in_all += watch->blocks[tile];
    watch->lost[tile] = 0;
    watch->blocks[tile] = 0;
  }
}

/// One block of so many is looked at: all of them would cost more than the full scale does. No divisor of the blocks of a
/// row, so that the columns change.
static const unsigned sample = 7;

static void look_at(cjpeg_watch *watch, j_decompress_ptr pass, jpeg_component_info *component, JCOEFPTR block,
                    JDIMENSION column) {
  if (pass->output_iMCU_row / 4 != watch->row) {
    finish_row(watch);
    watch->row = pass->output_iMCU_row / 4;
  }
  int tile = (int)(column / 32) % CJPEG_TILES;
  watch->blocks[tile]++;
  if (has_fine_parts(block)) watch->lost[tile] += lost(component, block);
}

static void decode(j_decompress_ptr pass, jpeg_component_info *component, JCOEFPTR block, JSAMPARRAY rows,
                   JDIMENSION column) {
  cjpeg_watch *watch = pass->client_data;
  // A component with fewer samples is decoded whole at half the scale.
  if (component->DCT_scaled_size < 8 && ++watch->turn % sample == 0) look_at(watch, pass, component, block, column);
  ((method)watch->decode[component->component_index])(pass, component, block, rows, column);
}

int cjpeg_watch_begin(j_decompress_ptr pass, cjpeg_watch *watch) {
  if (pass->num_components > CJPEG_WATCHED) return 0;
  for (int index = 0; index < pass->num_components; index++) {
    watch->decode[index] = (void (*)(void))pass->idct->inverse_DCT[index];
    pass->idct->inverse_DCT[index] = decode;
  }
  return 1;
}

int cjpeg_watch_ends_badly(cjpeg_watch *watch) {
  finish_row(watch);
  return watch->is_too_fine || watch->lost_in_all > mean_limit * watch->blocks_in_all;
}

#else

int cjpeg_watch_begin(j_decompress_ptr pass, cjpeg_watch *watch) { return 0; }

int cjpeg_watch_ends_badly(cjpeg_watch *watch) { return 1; }

#endif
