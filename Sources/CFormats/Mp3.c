#include "Library.h"

typedef struct mpg123_handle_struct mpg123_handle;

int mpg123_init(void);
mpg123_handle *mpg123_new(const char *decoder, int *error);
void mpg123_delete(mpg123_handle *handle);
int mpg123_param(mpg123_handle *handle, int type, long value, double number);
int mpg123_open_feed(mpg123_handle *handle);
int mpg123_feed(mpg123_handle *handle, const unsigned char *bytes, size_t count);
int mpg123_read(mpg123_handle *handle, void *samples, size_t size, size_t *done);

/// Numbers of the library's interface: what it asks to be added to its flags, one channel, no words on standard error; and
/// how its calls end.
enum { add_flags = 2, one_channel = 0x7, quiet = 0x20 };
enum { ok = 0, needs_more = -10, new_format = -11 };

static void *library(void) { return dlopen("libmpg123.so.0", RTLD_LAZY | RTLD_LOCAL); }

int cformats_has_mp3(void) {
  void *mp3 = library();
  return mp3 && dlsym(mp3, "mpg123_open_feed");
}

/// Where samples go.
typedef struct {
  float *peaks;
  size_t columns;
  double samples;
  size_t position;
} meter;

static void measure(meter *meter, const int16_t *samples, size_t count) {
  for (size_t index = 0; index < count; index++, meter->position++) {
    size_t column = (size_t)((double)meter->position * (double)meter->columns / meter->samples);
    if (column >= meter->columns) column = meter->columns - 1;
    float value = (float)samples[index] / 32768;
    if (value < 0) value = -value;
    if (value > meter->peaks[column]) meter->peaks[column] = value;
  }
}

/// All samples that wait in the decoder.
static int drain(typeof(mpg123_read) *read, mpg123_handle *handle, meter *meter) {
  int16_t samples[8192];
  for (;;) {
    size_t done = 0;
    int status = read(handle, samples, sizeof samples, &done);
    measure(meter, samples, done / sizeof samples[0]);
    if (status != ok && status != new_format) return status;
    if (status == ok && done == 0) return needs_more;
  }
}

cformats_status cformats_mp3_peaks(const uint8_t *bytes, size_t count, double samples, float *peaks, size_t columns) {
  void *mp3 = library();
  if (!mp3) return CFORMATS_MISSING;
  typeof(mpg123_init) *start = CFORMATS_FIND(mp3, mpg123_init);
  typeof(mpg123_new) *make = CFORMATS_FIND(mp3, mpg123_new);
  typeof(mpg123_delete) *release = CFORMATS_FIND(mp3, mpg123_delete);
  typeof(mpg123_param) *set = CFORMATS_FIND(mp3, mpg123_param);
  typeof(mpg123_open_feed) *open = CFORMATS_FIND(mp3, mpg123_open_feed);
  typeof(mpg123_feed) *feed = CFORMATS_FIND(mp3, mpg123_feed);
  typeof(mpg123_read) *read = CFORMATS_FIND(mp3, mpg123_read);
  if (!start || !make || !release || !set || !open || !feed || !read) return CFORMATS_MISSING;
  start();
  mpg123_handle *handle = make(NULL, NULL);
  if (!handle) return CFORMATS_NO_MEMORY;
  set(handle, add_flags, one_channel | quiet, 0);
  meter meter = {peaks, columns, samples < 1 ? 1 : samples, 0};
  const size_t step = 1 << 16;
  int status = open(handle);
  for (size_t offset = 0; offset < count && (status == ok || status == needs_more); offset += step) {
    size_t left = count - offset;
    status = feed(handle, bytes + offset, left < step ? left : step);
    if (status == ok) status = drain(read, handle, &meter);
  }
  release(handle);
  return meter.position > 0 ? CFORMATS_OK : CFORMATS_CORRUPT;
}
