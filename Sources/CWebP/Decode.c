#include <stdlib.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include "CWebP.h"

static cwebp_status status_of(VP8StatusCode code) {
  switch (code) {
    case VP8_STATUS_OK:
      return CWEBP_OK;
    case VP8_STATUS_OUT_OF_MEMORY:
      return CWEBP_NO_MEMORY;
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      return CWEBP_UNSUPPORTED;
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
      return CWEBP_TRUNCATED;
    default:
      return CWEBP_CORRUPT;
  }
}

/// Where a picture goes: part of a canvas, and the room that it has there.
typedef struct {
  uint8_t *pixels;
  int stride;
  int channels;
  int width;
  int height;
} place;

static void set_output(WebPDecoderConfig *config, place to, int width, int height) {
  config->output.colorspace = to.channels == 4 ? MODE_RGBA : MODE_RGB;
  config->output.is_external_memory = 1;
  config->output.u.RGBA.rgba = to.pixels;
  config->output.u.RGBA.stride = to.stride;
  config->output.u.RGBA.size = (size_t)to.stride * (size_t)(height - 1) + (size_t)width * (size_t)to.channels;
}

/// Decodes what there is of a broken picture; returns the rows that are good.
static int salvage(const uint8_t *bytes, size_t count, WebPDecoderConfig *config) {
  int rows = 0;
  WebPIDecoder *decoder = WebPIDecode(NULL, 0, config);
  if (!decoder) return 0;
  WebPIUpdate(decoder, bytes, count);
  if (!WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL)) rows = 0;
  WebPIDelete(decoder);
  return rows;
}

/// Sets `rows` to those that are good.
static cwebp_status decode(const uint8_t *bytes, size_t count, place to, int *rows) {
  WebPDecoderConfig config;
  *rows = 0;
  if (!WebPInitDecoderConfig(&config)) return CWEBP_UNSUPPORTED;
  VP8StatusCode code = WebPGetFeatures(bytes, count, &config.input);
  if (code != VP8_STATUS_OK) return status_of(code);
  int width = config.input.width, height = config.input.height;
  if (width > to.width || height > to.height) return CWEBP_CORRUPT;
  set_output(&config, to, width, height);
  code = WebPDecode(bytes, count, &config);
  *rows = code == VP8_STATUS_OK ? height : 0;
  if (code == VP8_STATUS_NOT_ENOUGH_DATA || code == VP8_STATUS_SUSPENDED || code == VP8_STATUS_BITSTREAM_ERROR)
    *rows = salvage(bytes, count, &config);
  WebPFreeDecBuffer(&config.output);
  return *rows > 0 && code != VP8_STATUS_OK ? CWEBP_DAMAGED : status_of(code);
}

/// Draws one frame of an animation at its place on the canvas.
static cwebp_status decode_frame(const WebPIterator *frame, place canvas, int *rows) {
  place to = canvas;
  to.width -= frame->x_offset;
  to.height -= frame->y_offset;
  to.pixels += (size_t)frame->y_offset * (size_t)canvas.stride + (size_t)frame->x_offset * (size_t)canvas.channels;
  cwebp_status status = decode(frame->fragment.bytes, frame->fragment.size, to, rows);
  *rows = status == CWEBP_DAMAGED ? *rows + frame->y_offset : canvas.height;
  return status;
}

static cwebp_status decode_first_frame(const uint8_t *bytes, size_t count, place canvas, int *rows) {
  WebPData data = {bytes, count};
  WebPDemuxState state;
  WebPDemuxer *demuxer = WebPDemuxPartial(&data, &state);
  if (!demuxer) return CWEBP_CORRUPT;
  WebPIterator frame;
  cwebp_status status = CWEBP_TRUNCATED;
  if (WebPDemuxGetFrame(demuxer, 1, &frame)) {
    int is_inside = frame.x_offset >= 0 && frame.y_offset >= 0 && frame.x_offset < canvas.width &&
                    frame.y_offset < canvas.height;
    status = is_inside ? decode_frame(&frame, canvas, rows) : CWEBP_CORRUPT;
    WebPDemuxReleaseIterator(&frame);
  }
  WebPDemuxDelete(demuxer);
  return status;
}

cwebp_status cwebp_decode(const uint8_t *bytes, size_t count, cwebp_picture picture, cwebp_row row, void *context) {
  WebPBitstreamFeatures features;
  VP8StatusCode code = WebPGetFeatures(bytes, count, &features);
  if (code != VP8_STATUS_OK) return status_of(code);
  if (features.width != (int)picture.width || features.height != (int)picture.height) return CWEBP_MISMATCH;
  size_t stride = (size_t)picture.width * (size_t)picture.channels;
  // Memory that nothing is written to costs nothing.
  uint8_t *pixels = calloc(picture.height, stride);
  if (!pixels) return CWEBP_NO_MEMORY;
  place canvas = {pixels, (int)stride, picture.channels, (int)picture.width, (int)picture.height};
  int rows = 0;
  cwebp_status status = features.has_animation ? decode_first_frame(bytes, count, canvas, &rows)
                                               : decode(bytes, count, canvas, &rows);
  if (status == CWEBP_OK || status == CWEBP_DAMAGED)
    for (int y = 0; y < rows && status != CWEBP_STOPPED; y++)
      if (!row(context, pixels + (size_t)y * stride)) status = CWEBP_STOPPED;
  free(pixels);
  return status;
}

int cwebp_version(void) { return WebPGetDecoderVersion(); }
