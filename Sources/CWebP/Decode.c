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

/// Where a picture goes: part of a canvas of out_width x out_height pixels.
typedef struct {
  uint8_t *rgba;
  int stride;
  int width;
  int height;
} place;

static cwebp_status decode(const uint8_t *bytes, size_t count, place to) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return CWEBP_UNSUPPORTED;
  VP8StatusCode code = WebPGetFeatures(bytes, count, &config.input);
  if (code != VP8_STATUS_OK) return status_of(code);
  int is_scaled = config.input.width != to.width || config.input.height != to.height;
  config.options.use_scaling = is_scaled;
  config.options.scaled_width = to.width;
  config.options.scaled_height = to.height;
  // Smooth chroma is lost again when the picture is shrunk.
  config.options.no_fancy_upsampling = is_scaled;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = to.rgba;
  config.output.u.RGBA.stride = to.stride;
  config.output.u.RGBA.size = (size_t)to.stride * (size_t)(to.height - 1) + (size_t)to.width * 4;
  code = WebPDecode(bytes, count, &config);
  WebPFreeDecBuffer(&config.output);
  return status_of(code);
}

/// Where `length` pixels from `start` of a side of `whole` lie on a side of `out`; never empty, never outside.
static void scale(int start, int length, uint32_t whole, uint32_t out, int *out_start, int *out_length) {
  int64_t first = (int64_t)start * out / whole;
  int64_t last = ((int64_t)start + length) * out / whole;
  if (first >= out) first = (int64_t)out - 1;
  if (last > out) last = out;
  *out_start = (int)first;
  *out_length = last > first ? (int)(last - first) : 1;
}

/// Draws one frame of an animation at its place on the canvas.
static cwebp_status decode_frame(const WebPIterator *frame, cwebp_canvas canvas) {
  int x, y;
  place to = {.stride = (int)canvas.out_width * 4};
  scale(frame->x_offset, frame->width, canvas.width, canvas.out_width, &x, &to.width);
  scale(frame->y_offset, frame->height, canvas.height, canvas.out_height, &y, &to.height);
  to.rgba = canvas.rgba + (size_t)y * (size_t)to.stride + (size_t)x * 4;
  return decode(frame->fragment.bytes, frame->fragment.size, to);
}

static cwebp_status decode_first_frame(const uint8_t *bytes, size_t count, cwebp_canvas canvas) {
  WebPData data = {bytes, count};
  WebPDemuxer *demuxer = WebPDemux(&data);
  if (!demuxer) return CWEBP_CORRUPT;
  WebPIterator frame;
  cwebp_status status = CWEBP_CORRUPT;
  if (WebPDemuxGetFrame(demuxer, 1, &frame)) {
    status = frame.complete ? decode_frame(&frame, canvas) : CWEBP_TRUNCATED;
    WebPDemuxReleaseIterator(&frame);
  }
  WebPDemuxDelete(demuxer);
  return status;
}

cwebp_status cwebp_decode(const uint8_t *bytes, size_t count, cwebp_canvas canvas) {
  WebPBitstreamFeatures features;
  VP8StatusCode code = WebPGetFeatures(bytes, count, &features);
  if (code != VP8_STATUS_OK) return status_of(code);
  if (features.width != (int)canvas.width || features.height != (int)canvas.height) return CWEBP_MISMATCH;
  if (features.has_animation) return decode_first_frame(bytes, count, canvas);
  place whole = {canvas.rgba, (int)canvas.out_width * 4, (int)canvas.out_width, (int)canvas.out_height};
  return decode(bytes, count, whole);
}
