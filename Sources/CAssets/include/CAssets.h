#pragma once

#include <stddef.h>

/// A file that is part of the program.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} CAsset;

/// The themes that come with the program; the first is the one it starts with.
size_t casset_theme_count(void);
CAsset casset_theme(size_t index);
CAsset casset_stock_styles(void);
/// Which commit the program was built from; nothing where that is not known.
CAsset casset_commit(void);
