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
static const double mean_limit = 1;
/// What stays lost of a component that is mended.
static const float rest = 0.2f;

/// The energy of what a scale leaves out of a block: all but its first columns and rows.
static float left_out(jpeg_component_info *component, JCOEFPTR block, int kept) {
  const UINT16 *steps = component->quant_table->quantval;
  // Unsigned, as a file that is made up may overflow it.
  uint32_t all = 0, seen = 0;
  for (int place = 0; place < DCTSIZE2; place++) {
    int value = (int16_t)(block[place] * steps[place]);
    all += (uint32_t)(value * value);
  }
  for (int row = 0; row < kept; row++) {
    for (int column = 0; column < kept; column++) {
      int value = (int16_t)(block[row * DCTSIZE + column] * steps[row * DCTSIZE + column]);
      seen += (uint32_t)(value * value);
    }
  }
  return (float)(all - seen);
}

/// By how many levels a block of this mean comes out too dark without the energy.
///
/// It is the variance that the mean of the stored values does not see, and light is nearly the square of a stored value,
/// so that the mean of the light is the square of the mean and the variance.
static float lost(float mean, float energy) {
  if (mean < 8) mean = 8;
  return sqrtf(mean * mean + 1.2f * energy / DCTSIZE2) - mean;
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

static void count(cjpeg_watch *watch, j_decompress_ptr pass, JDIMENSION column, float levels) {
  if (pass->output_iMCU_row / 4 != watch->row) {
    finish_row(watch);
    watch->row = pass->output_iMCU_row / 4;
  }
  int tile = (int)(column / 8) % CJPEG_TILES;
  watch->blocks[tile]++;
  watch->lost[tile] += levels;
}

/// Makes the samples of a block lighter by what its scale took of their light.
static void lighten(JSAMPARRAY rows, JDIMENSION column, int side, int levels) {
  for (int row = 0; row < side; row++) {
    JSAMPROW sample = rows[row] + column;
    for (int place = 0; place < side; place++) {
      int value = sample[place] + levels;
      sample[place] = (JSAMPLE)(value > MAXJSAMPLE ? MAXJSAMPLE : value);
    }
  }
}

/// `column` is that of the component's samples.
static void decode(j_decompress_ptr pass, jpeg_component_info *component, JCOEFPTR block, JSAMPARRAY rows,
                   JDIMENSION column) {
  cjpeg_watch *watch = pass->client_data;
  int index = component->component_index, side = component->DCT_scaled_size;
  ((method)watch->decode[index])(pass, component, block, rows, column);
  // A component with fewer samples may be decoded whole at a smaller scale.
  if (side >= DCTSIZE) return;
  float energy = left_out(component, block, side), levels = 0;
  if (energy > 0) {
    float mean = watch->is_light[index] ? (float)(block[0] * component->quant_table->quantval[0]) / 8 + 128 : 128;
    levels = lost(mean, energy);
    if (watch->is_light[index]) {
      lighten(rows, column, side, (int)(levels + 0.5f));
      levels *= rest;
    }
  }
  count(watch, pass, column / (JDIMENSION)side, levels);
}

int cjpeg_watch_begin(j_decompress_ptr pass, cjpeg_watch *watch) {
  if (pass->num_components > CJPEG_WATCHED) return 0;
  for (int index = 0; index < pass->num_components; index++) {
    watch->decode[index] = (void (*)(void))pass->idct->inverse_DCT[index];
    pass->idct->inverse_DCT[index] = decode;
    int has_luma = pass->jpeg_color_space == JCS_YCbCr || pass->jpeg_color_space == JCS_GRAYSCALE;
    watch->is_light[index] = pass->jpeg_color_space == JCS_RGB || (has_luma && index == 0);
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
