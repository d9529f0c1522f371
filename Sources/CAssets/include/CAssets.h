#pragma once

#include <stddef.h>

/// A file that is part of the program.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} CAsset;

CAsset casset_dark_theme(void);
CAsset casset_light_theme(void);
CAsset casset_high_contrast_theme(void);
CAsset casset_stock_styles(void);
/// Which commit the program was built from; nothing where that is not known.
CAsset casset_commit(void);
