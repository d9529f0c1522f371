#pragma once

// Decompression of a body as it comes, over zlib.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct inflater inflater;

/// What a body is packed with. Gzip and zlib are known by their first bytes; a bare deflate stream has no mark.
typedef enum { INFLATE_MARKED, INFLATE_BARE } inflate_form;

/// NULL when there is no memory.
inflater *inflater_open(inflate_form form);

void inflater_close(inflater *self);

/// Unpacks as much of the input as fills the buffer.
///
/// `taken` and `made` get the bytes of the input that were used, and of the buffer that were filled. Both are zero when more
/// input is needed, or the end was reached. False when the input is broken.
bool inflater_feed(
    inflater *self, const uint8_t *input, size_t length, uint8_t *buffer, size_t size, size_t *taken, size_t *made);
