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

static void keep(cjpeg_errors *errors, const char *words) {
  strncpy(errors->message, words, CJPEG_MESSAGE - 1);
  errors->message[CJPEG_MESSAGE - 1] = 0;
}

static _Noreturn void fail(j_common_ptr pass) {
  cjpeg_errors *errors = (cjpeg_errors *)pass->err;
  char words[JMSG_LENGTH_MAX];
  errors->base.format_message(pass, words);
  cjpeg_stop(pass, status_of(errors->base.msg_code), words);
}

/// Warnings that mean lost pixels; the others are about marks that do not matter here.
static int is_loss(j_common_ptr pass) {
  switch (pass->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_JPEG_EOF:
      return 1;
    // Bytes that nothing asked for: among the pixels they are what is left of some that were lost.
    case JWRN_EXTRANEOUS_DATA:
      return pass->is_decompressor && ((j_decompress_ptr)pass)->input_scan_number > 0;
    default:
      return 0;
  }
}

static void warn(j_common_ptr pass, int level) {
  if (level >= 0) return;
  pass->err->num_warnings++;
  if (!is_loss(pass)) return;
  cjpeg_errors *errors = (cjpeg_errors *)pass->err;
  char words[JMSG_LENGTH_MAX];
  errors->base.format_message(pass, words);
  cjpeg_note_damage(pass, words);
}

static void say_nothing(j_common_ptr pass) { (void)pass; }

struct jpeg_error_mgr *cjpeg_errors_begin(cjpeg_errors *errors, char *message) {
  message[0] = 0;
  errors->message = message;
  errors->status = CJPEG_OK;
  errors->is_damaged = 0;
  jpeg_std_error(&errors->base);
  errors->base.error_exit = fail;
  errors->base.emit_message = warn;
  errors->base.output_message = say_nothing;
  return &errors->base;
}

void cjpeg_note_damage(j_common_ptr pass, const char *words) {
  cjpeg_errors *errors = (cjpeg_errors *)pass->err;
  if (!errors->is_damaged) keep(errors, words);
  errors->is_damaged = 1;
}

_Noreturn void cjpeg_stop(j_common_ptr pass, cjpeg_status status, const char *words) {
  cjpeg_errors *errors = (cjpeg_errors *)pass->err;
  errors->status = status;
  // What went wrong first says more than what came of it.
  if (!errors->is_damaged) keep(errors, words);
  longjmp(errors->back, 1);
}

#define TEXT(value) #value
#define TEXT_OF(value) TEXT(value)

const char *cjpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
  return TEXT_OF(LIBJPEG_TURBO_VERSION);
#else
  return TEXT_OF(JPEG_LIB_VERSION);
#endif
}
