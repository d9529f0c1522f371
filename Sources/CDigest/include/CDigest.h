#ifndef CDIGEST_H
#define CDIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Writes the 32 bytes of the SHA-256 of `length` bytes. False when libcrypto refuses, which then says nothing of `digest`.
bool cdigest_sha256(const void *bytes, size_t length, uint8_t digest[32]);

#endif
