#pragma once

// A thin shell around curl's multi interface: one thread that carries transfers, and callbacks for what happens to
// each of them. Swift cannot call curl itself, whose options are variadic. Proxies (`https_proxy`, `NO_PROXY`, …) are
// curl's own, from the environment; so are the certificates named by `SSL_CERT_FILE` and `SSL_CERT_DIR`.

#include "Inflate.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ccurl_engine ccurl_engine;

/// Which addresses a transfer may connect to; looked at after the name is resolved, so that no name can cheat.
typedef enum { CCURL_ANY_ADDRESS, CCURL_LOOPBACK_ONLY, CCURL_PUBLIC_ONLY } ccurl_addresses;

/// How a transfer ended.
typedef enum {
  CCURL_FINISHED,
  CCURL_CANCELLED,
  /// A callback answered false.
  CCURL_STOPPED,
  /// The body began and then nothing came for `idle_ms`.
  CCURL_IDLE,
  CCURL_HEADERS_TOO_LARGE,
  CCURL_ADDRESS_REFUSED,
  CCURL_UNRESOLVED,
  CCURL_UNREACHABLE,
  CCURL_UNTRUSTED,
  CCURL_TIMED_OUT,
  /// The connection ended before the answer did.
  CCURL_CUT,
  /// The answer is not HTTP, or broken.
  CCURL_MALFORMED,
  CCURL_OTHER,
} ccurl_end;

/// What a transfer is to do. Everything is copied.
typedef struct {
  const char *url;
  /// `Name: value` lines, parted by line feeds.
  const char *headers;
  /// Sends a POST whose body the listener's `read` gives; else a GET.
  bool is_post;
  int64_t body_length;
  /// A connection of its own, never used again, over HTTP/1.1: curl then has no reason to send anything twice.
  bool is_single;
  /// Ignores the proxies of the environment.
  bool is_direct;
  bool allows_plain_http;
  ccurl_addresses addresses;
  int64_t connect_ms;
  int64_t total_ms;
  int64_t idle_ms;
  /// After so long a silence, and again after each such time, `silent` is called; 0 is never.
  int64_t pulse_ms;
  /// Bytes of all the header lines together.
  size_t header_limit;
} ccurl_request;

/// What becomes of a transfer whose bytes were offered.
typedef enum {
  CCURL_STOP,
  CCURL_GO_ON,
  /// The bytes were not taken and are offered again after `ccurl_resume`; meanwhile nothing is read.
  CCURL_PAUSE,
} ccurl_verdict;

/// Who hears of a transfer. All calls come from the engine's thread; `done` is the last and always comes.
typedef struct {
  void *context;
  void (*connected)(void *context);
  /// Fills the buffer with the next bytes of the body; 0 is the end.
  size_t (*read)(void *context, uint8_t *buffer, size_t size);
  /// The header lines of the final answer. False stops the transfer.
  bool (*head)(void *context, long status, const uint8_t *lines, size_t length);
  ccurl_verdict (*body)(void *context, const uint8_t *bytes, size_t length);
  /// See `pulse_ms`.
  void (*silent)(void *context);
  /// `reason` is curl's own words.
  void (*done)(void *context, ccurl_end end, const char *reason);
} ccurl_listener;

/// Starts a thread; NULL when the system refuses.
ccurl_engine *ccurl_open(void);

/// Cancels all transfers and ends the thread, which frees the engine.
void ccurl_close(ccurl_engine *engine);

/// Begins a transfer and returns its number; 0 when it could not begin, and then nothing is called.
uint64_t ccurl_start(ccurl_engine *engine, const ccurl_request *request, const ccurl_listener *listener);

/// Ends a transfer at once and closes its connection. A number that is no longer known is ignored.
void ccurl_cancel(ccurl_engine *engine, uint64_t transfer);

/// Goes on with a transfer that was paused.
void ccurl_resume(ccurl_engine *engine, uint64_t transfer);

/// Changes the longest silence that a transfer may keep from now on.
void ccurl_limit_silence(ccurl_engine *engine, uint64_t transfer, int64_t idle_ms);

/// Gives memory that was freed back to the system; the allocator keeps it otherwise.
void ccurl_release_memory(void);

/// Of libcurl, which this opens, e.g. `7.88.1`; nil where there is none.
const char *ccurl_version(void);
