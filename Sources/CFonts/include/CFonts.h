#pragma once

#include <stddef.h>

/// A font that is part of the program: see make_fonts.py for its form.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} CFont;

CFont cfonts_small(void);
CFont cfonts_large(void);
