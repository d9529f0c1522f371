#include "Session.h"

#include <string.h>

void cpng_fail(png_structp png, png_const_charp words) {
  cpng_session *session = png_get_error_ptr(png);
  if (session->status == CPNG_OK) session->status = CPNG_CORRUPT;
  strncpy(session->message, words, CPNG_MESSAGE - 1);
  session->message[CPNG_MESSAGE - 1] = 0;
  png_longjmp(png, 1);
}

void cpng_ignore(png_structp png, png_const_charp words) {
  (void)png;
  (void)words;
}
