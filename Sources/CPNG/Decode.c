#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "Session.h"

/// Memory that one chunk may take: those that are read at all are small.
static const png_alloc_size_t chunk_limit = 1 << 16;

static void take(png_structp png, png_bytep bytes, size_t count) {
  cpng_session *session = png_get_io_ptr(png);
  if (session->count - session->offset < count) png_error(png, "the data ends too early");
  memcpy(bytes, session->bytes + session->offset, count);
  session->offset += count;
}

static _Noreturn void stop(png_structp png, cpng_status status) {
  cpng_session *session = png_get_error_ptr(png);
  session->status = status;
  png_error(png, "stopped");
}

/// A wrong checksum is damage; what else libpng warns of does not touch the pixels.
static void warn(png_structp png, png_const_charp words) {
  cpng_session *session = png_get_error_ptr(png);
  if (!strstr(words, "CRC")) return;
  session->is_damaged = 1;
  strcpy(session->message, "a checksum is wrong");
}

/// Whatever the file holds, the rows come out as they were asked for.
static void ask_for_rows(png_structp png, png_infop info, cpng_picture picture) {
  int is_wide = picture.is_wide && png_get_bit_depth(png, info) == 16;
  png_set_expand(png);
  if (is_wide)
    png_set_swap(png);
  else
    png_set_scale_16(png);
  if (picture.channels > 1) png_set_gray_to_rgb(png);
  // After png_set_expand a tRNS chunk is alpha already, and the filler is ignored.
  if (picture.channels == 4) png_set_add_alpha(png, 0xFFFF, PNG_FILLER_AFTER);
}

static void give_rows(png_structp png, uint8_t *buffer, size_t stride, cpng_picture picture, int passes, cpng_row row) {
  cpng_session *session = png_get_error_ptr(png);
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < picture.height; y++) {
      // Only an interlaced picture needs all its rows at once.
      uint8_t *line = passes > 1 ? buffer + y * stride : buffer;
      png_read_row(png, line, NULL);
      if (pass == passes - 1 && !row(session->context, line)) stop(png, CPNG_STOPPED);
    }
  }
}

static void read_header(png_structp png, png_infop info, cpng_picture picture) {
  png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_QUIET_USE);
  png_set_chunk_malloc_max(png, chunk_limit);
  // Of what a chunk announces, memory is taken before a byte is read. So all that do not change samples are skipped.
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  // 2^20 pixels a side are more than any caller's limits.
  png_set_user_limits(png, 1 << 20, 1 << 20);
  png_read_info(png, info);
  if (png_get_image_width(png, info) != picture.width || png_get_image_height(png, info) != picture.height)
    stop(png, CPNG_MISMATCH);
}

/// How a pass ended that libpng broke off.
static cpng_status broken(const cpng_session *session) {
  if (session->status == CPNG_CORRUPT && session->has_all_rows) return session->is_damaged ? CPNG_DAMAGED : CPNG_OK;
  return session->status;
}

cpng_status cpng_decode(const uint8_t *bytes, size_t count, cpng_picture picture, cpng_row row, void *context,
                        char message[CPNG_MESSAGE]) {
  cpng_session session = {.bytes = bytes, .count = count, .context = context, .message = message};
  // Volatile, because it changes between setjmp and longjmp.
  uint8_t *volatile buffer = NULL;
  message[0] = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &session, cpng_fail, warn);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return CPNG_NO_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    free(buffer);
    return broken(&session);
  }
  png_set_read_fn(png, &session, take);
  read_header(png, info, picture);
  ask_for_rows(png, info, picture);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t stride = (size_t)picture.width * (size_t)picture.channels * (picture.is_wide ? 2 : 1);
  if (png_get_rowbytes(png, info) != stride) stop(png, CPNG_MISMATCH);
  buffer = calloc(passes > 1 ? picture.height : 1, stride);
  if (!buffer) stop(png, CPNG_NO_MEMORY);
  give_rows(png, buffer, stride, picture, passes, row);
  session.has_all_rows = 1;
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  free(buffer);
  return session.is_damaged ? CPNG_DAMAGED : CPNG_OK;
}

size_t cpng_unpack(const uint8_t *bytes, size_t count, uint8_t *unpacked, size_t room) {
  uLongf size = room;
  return uncompress(unpacked, &size, bytes, count) == Z_OK ? size : 0;
}

size_t cpng_unpack_head(const uint8_t *bytes, size_t count, uint8_t *unpacked, size_t room) {
  z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)count, .next_out = unpacked, .avail_out = (uInt)room};
  if (inflateInit(&stream) != Z_OK) return 0;
  inflate(&stream, Z_SYNC_FLUSH);
  inflateEnd(&stream);
  return room - stream.avail_out;
}

const char *cpng_version(void) { return png_get_libpng_ver(NULL); }
