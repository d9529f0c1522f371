#include <string.h>
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

cwebp_status cwebp_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *rgba,
                          uint32_t out_width, uint32_t out_height) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return CWEBP_UNSUPPORTED;
  VP8StatusCode code = WebPGetFeatures(bytes, count, &config.input);
  if (code != VP8_STATUS_OK) return status_of(code);
  if (config.input.width != (int)width || config.input.height != (int)height) return CWEBP_MISMATCH;
  int is_scaled = out_width != width || out_height != height;
  config.options.use_scaling = is_scaled;
  config.options.scaled_width = (int)out_width;
  config.options.scaled_height = (int)out_height;
  // Smooth chroma is lost again when the picture is shrunk.
  config.options.no_fancy_upsampling = is_scaled;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = rgba;
  config.output.u.RGBA.stride = (int)out_width * 4;
  config.output.u.RGBA.size = (size_t)out_width * out_height * 4;
  code = WebPDecode(bytes, count, &config);
  WebPFreeDecBuffer(&config.output);
  return status_of(code);
}

cwebp_status cwebp_decode_first_frame(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                                      uint8_t *rgba) {
  WebPAnimDecoderOptions options;
  if (!WebPAnimDecoderOptionsInit(&options)) return CWEBP_UNSUPPORTED;
  WebPData data = {bytes, count};
  WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, &options);
  if (!decoder) return CWEBP_CORRUPT;
  WebPAnimInfo info;
  cwebp_status status = CWEBP_CORRUPT;
  uint8_t *canvas;
  int time;
  if (!WebPAnimDecoderGetInfo(decoder, &info)) {
    status = CWEBP_CORRUPT;
  } else if (info.canvas_width != width || info.canvas_height != height) {
    status = CWEBP_MISMATCH;
  } else if (WebPAnimDecoderGetNext(decoder, &canvas, &time)) {
    memcpy(rgba, canvas, (size_t)width * height * 4);
    status = CWEBP_OK;
  }
  WebPAnimDecoderDelete(decoder);
  return status;
}
