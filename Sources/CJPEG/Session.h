/// What the encoder and the decoder share: how libjpeg's errors come back.
#pragma once
// jpeglib.h uses FILE and size_t without including them.
#include <stdio.h>

#include <jpeglib.h>
#include <setjmp.h>

#include "CJPEG.h"

/// libjpeg's error manager, with the place to jump back to.
typedef struct {
  /// First, because libjpeg hands back a pointer to it.
  struct jpeg_error_mgr base;
  jmp_buf back;
  char *message;
  cjpeg_status status;
  /// Whether pixels were lost so far; `message` has the first words of it.
  int is_damaged;
} cjpeg_errors;

/// Fills in the manager; nothing it does writes to standard error.
struct jpeg_error_mgr *cjpeg_errors_begin(cjpeg_errors *errors, char *message);

/// Ends the pass with a status of its own and plain words.
_Noreturn void cjpeg_stop(j_common_ptr pass, cjpeg_status status, const char *words);

/// Notes that pixels were lost, and goes on.
void cjpeg_note_damage(j_common_ptr pass, const char *words);
