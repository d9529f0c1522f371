#include "Session.h"

#include <jerror.h>
#include <string.h>

static cjpeg_status status_of(int code) {
  switch (code) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
      return CJPEG_NO_MEMORY;
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_COMPONENT_COUNT:
      return CJPEG_UNSUPPORTED;
    default:
      return CJPEG_CORRUPT;
  }
}

static _Noreturn void fail(j_common_ptr pass) {
  cjpeg_errors *errors = (cjpeg_errors *)pass->err;
  char words[JMSG_LENGTH_MAX];
  errors->base.format_message(pass, words);
  cjpeg_stop(pass, status_of(errors->base.msg_code), words);
}

/// Warnings that mean lost pixels are errors: half a picture must not pass for a whole one.
static void warn(j_common_ptr pass, int level) {
  if (level >= 0) return;
  switch (pass->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_JPEG_EOF:
      fail(pass);
    default:
      pass->err->num_warnings++;
  }
}

static void say_nothing(j_common_ptr pass) { (void)pass; }

struct jpeg_error_mgr *cjpeg_errors_begin(cjpeg_errors *errors, char *message) {
  message[0] = 0;
  errors->message = message;
  errors->status = CJPEG_OK;
  jpeg_std_error(&errors->base);
  errors->base.error_exit = fail;
  errors->base.emit_message = warn;
  errors->base.output_message = say_nothing;
  return &errors->base;
}

_Noreturn void cjpeg_stop(j_common_ptr pass, cjpeg_status status, const char *words) {
  cjpeg_errors *errors = (cjpeg_errors *)pass->err;
  errors->status = status;
  strncpy(errors->message, words, CJPEG_MESSAGE - 1);
  errors->message[CJPEG_MESSAGE - 1] = 0;
  longjmp(errors->back, 1);
}
