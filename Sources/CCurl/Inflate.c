#include "Inflate.h"

#include <stdlib.h>
#include <zlib.h>

struct inflater {
  z_stream stream;
  bool is_bare;
  bool is_over;
};

inflater *inflater_open(inflate_form form) {
  inflater *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->is_bare = form == INFLATE_BARE;
  // 32 more than the window lets zlib tell gzip from zlib.
  if (inflateInit2(&self->stream, form == INFLATE_BARE ? -MAX_WBITS : MAX_WBITS + 32) == Z_OK) return self;
  free(self);
  return NULL;
}

void inflater_close(inflater *self) {
  if (self == NULL) return;
  inflateEnd(&self->stream);
  free(self);
}

bool inflater_feed(
    inflater *self, const uint8_t *input, size_t length, uint8_t *buffer, size_t size, size_t *taken, size_t *made) {
  *taken = *made = 0;
  if (size == 0) return true;
  if (self->is_over) {
    // Gzip may be several parts, one behind the other. What else follows the end is nothing.
    if (self->is_bare || length == 0 || input[0] != 0x1F) return true;
    if (inflateReset(&self->stream) != Z_OK) return false;
    self->is_over = false;
  }
  self->stream.next_in = (Bytef *)input;
  self->stream.avail_in = (uInt)length;
  self->stream.next_out = buffer;
  self->stream.avail_out = (uInt)size;
  int status = inflate(&self->stream, Z_SYNC_FLUSH);
  *taken = length - self->stream.avail_in;
  *made = size - self->stream.avail_out;
  self->is_over = status == Z_STREAM_END;
  return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
}
