#include <webp/encode.h>

#include "CWebP.h"

typedef struct {
  cwebp_write write;
  void *context;
} destination;

static int give(const uint8_t *bytes, size_t count, const WebPPicture *picture) {
  destination *to = picture->custom_ptr;
  return to->write(to->context, bytes, count);
}

static cwebp_status status_of(WebPEncodingError error) {
  switch (error) {
    case VP8_ENC_OK:
      return CWEBP_OK;
    case VP8_ENC_ERROR_OUT_OF_MEMORY:
    case VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY:
      return CWEBP_NO_MEMORY;
    case VP8_ENC_ERROR_BAD_DIMENSION:
    case VP8_ENC_ERROR_PARTITION_OVERFLOW:
    case VP8_ENC_ERROR_PARTITION0_OVERFLOW:
    case VP8_ENC_ERROR_FILE_TOO_BIG:
      return CWEBP_TOO_LARGE;
    case VP8_ENC_ERROR_BAD_WRITE:
    case VP8_ENC_ERROR_USER_ABORT:
      return CWEBP_STOPPED;
    default:
      return CWEBP_UNSUPPORTED;
  }
}

cwebp_status cwebp_encode(const uint8_t *rgba, uint32_t width, uint32_t height, int quality, cwebp_write write,
                          void *context) {
  if (width > WEBP_MAX_DIMENSION || height > WEBP_MAX_DIMENSION) return CWEBP_TOO_LARGE;
  WebPConfig config;
  WebPPicture picture;
  destination to = {write, context};
  if (!WebPConfigInit(&config) || !WebPPictureInit(&picture)) return CWEBP_UNSUPPORTED;
  if (quality >= 100) {
    WebPConfigLosslessPreset(&config, 1);
  } else {
    config.quality = (float)quality;
    config.method = 2;
  }
  picture.use_argb = config.lossless;
  picture.width = (int)width;
  picture.height = (int)height;
  picture.writer = give;
  picture.custom_ptr = &to;
  int done = WebPPictureImportRGBA(&picture, rgba, (int)width * 4) && WebPEncode(&config, &picture);
  WebPEncodingError error = done ? VP8_ENC_OK : picture.error_code;
  WebPPictureFree(&picture);
  return status_of(error);
}
