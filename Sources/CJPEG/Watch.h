/// Mends what light a picture loses that is decoded at a smaller scale, and watches what stays lost.
#pragma once
#include "Session.h"

enum { CJPEG_WATCHED = 4, CJPEG_TILES = 2048 };

/// One pass that is watched: the light that its tiles lost so far.
typedef struct {
  void (*decode[CJPEG_WATCHED])(void);
  /// Whether more of a component's samples is more light, so that it can be mended.
  int is_light[CJPEG_WATCHED];
  /// Of the rows of blocks that are decoded now: what each tile lost, and its blocks.
  float lost[CJPEG_TILES];
  int blocks[CJPEG_TILES];
  JDIMENSION row;
  double lost_in_all;
  double blocks_in_all;
  int is_too_fine;
} cjpeg_watch;

/// Begins to watch a pass that has started, whose `client_data` points to a structure that begins with the watch.
/// 0 where this libjpeg cannot be watched.
int cjpeg_watch_begin(j_decompress_ptr pass, cjpeg_watch *watch);

/// Whether so much was lost that the picture should be decoded whole.
int cjpeg_watch_ends_badly(cjpeg_watch *watch);
