/// What the encoder and the decoder share: one pass over one file.
#pragma once
#include <png.h>

#include "CPNG.h"

/// One pass: where its bytes come from or go to, and why it ended.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  size_t offset;
  cpng_write write;
  void *context;
  char *message;
  cpng_status status;
  /// Whether a checksum was wrong.
  int is_damaged;
  /// Whether only what stands behind the pixels is still to be read.
  int has_all_rows;
} cpng_session;

/// Keeps libpng's words and jumps back to the setjmp of the pass.
PNG_FUNCTION(void, cpng_fail, (png_structp png, png_const_charp words), PNG_NORETURN);

/// Warnings are not shown: nothing may write to a screen that is in use.
void cpng_ignore(png_structp png, png_const_charp words);
