#pragma once

// One transfer of the engine: curl's easy handle, and what it needs to know of itself.

#include "CCurl.h"

#include <curl/curl.h>

typedef struct transfer {
  struct transfer *next;
  uint64_t number;
  CURL *easy;
  struct curl_slist *headers;
  ccurl_listener listener;
  ccurl_addresses addresses;
  /// What stopped the transfer from the inside, where curl's own code would not tell.
  ccurl_end own_end;
  bool is_added, is_cancelled, body_has_begun, has_stirred, head_is_done;
  /// `wants_more` is set by other threads, under the engine's lock; so is `idle_ms`.
  bool is_paused, wants_more;
  /// Milliseconds of the monotonic clock.
  int64_t last_stir, idle_ms, last_pulse, pulse_ms;
  uint8_t *head;
  size_t head_length, head_total, head_limit;
  char reason[CURL_ERROR_SIZE];
} transfer;

/// An easy handle with all its options; NULL when there is no memory, or curl refuses an option.
transfer *transfer_make(const ccurl_request *request, const ccurl_listener *listener);

/// What curl's code means for this transfer.
ccurl_end transfer_verdict(const transfer *self, CURLcode code);

/// Tells the listener, and frees the transfer.
void transfer_end(transfer *self, ccurl_end end);

/// Whether an address may be connected to.
bool address_is_allowed(const struct sockaddr *address, ccurl_addresses allowed);
