#pragma once
#include <stddef.h>

/// One file built into the binary: recorded answers of the service, and the request schemas.
typedef struct {
    const char *_Nonnull name;
    const unsigned char *_Nullable bytes;
    size_t length;
} Recording;

/// How many files there are.
size_t recording_count(void);

/// The file at an index from 0; beyond the last one, an empty record with an empty name.
Recording recording_at(size_t index);
