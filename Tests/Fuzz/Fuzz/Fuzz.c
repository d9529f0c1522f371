#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/// FuzzTarget's function.
int visualizer_fuzz(const char *kind, const uint8_t *bytes, ptrdiff_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  const char *kind = getenv("FUZZ_KIND");
  return kind && count > 0 ? visualizer_fuzz(kind, bytes, (ptrdiff_t)count) : -1;
}
