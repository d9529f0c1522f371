#define _GNU_SOURCE
#include "Transfer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int on_connected(void *context, char *address, char *own, int port, int own_port) {
  (void)address, (void)own, (void)port, (void)own_port;
  transfer *self = context;
  self->listener.connected(self->listener.context);
  return CURL_PREREQFUNC_OK;
}

static size_t on_read(char *buffer, size_t size, size_t count, void *context) {
  transfer *self = context;
  return self->listener.read(self->listener.context, (uint8_t *)buffer, size * count);
}

static size_t stop(transfer *self, ccurl_end end) {
  self->own_end = end;
  return 0;
}

static bool keep_header(transfer *self, const char *line, size_t length) {
  self->head_total += length;
  if (self->head_total > self->head_limit) return false;
  if (length >= 5 && memcmp(line, "HTTP/", 5) == 0) self->head_length = 0;
  uint8_t *grown = realloc(self->head, self->head_length + length);
  if (grown == NULL) return false;
  memcpy(grown + self->head_length, line, length);
  self->head = grown;
  self->head_length += length;
  return true;
}

// Comes once for each line: those of interim answers (1xx), of the answer itself, and of trailers.
static size_t on_header(char *line, size_t size, size_t count, void *context) {
  transfer *self = context;
  size_t length = size * count;
  self->has_stirred = true;
  if (!keep_header(self, line, length)) return stop(self, CCURL_HEADERS_TOO_LARGE);
  bool is_blank = length <= 2 && (line[0] == '\r' || line[0] == '\n');
  if (!is_blank || self->head_is_done) return length;
  long status = 0;
  curl_easy_getinfo(self->easy, CURLINFO_RESPONSE_CODE, &status);
  if (status < 200) return length;
  self->head_is_done = true;
  bool goes_on = self->listener.head(self->listener.context, status, self->head, self->head_length);
  return goes_on ? length : stop(self, CCURL_STOPPED);
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context) {
  transfer *self = context;
  self->has_stirred = self->body_has_begun = true;
  switch (self->listener.body(self->listener.context, (uint8_t *)bytes, size * count)) {
  case CCURL_GO_ON: return size * count;
  case CCURL_PAUSE: self->is_paused = true; return CURL_WRITEFUNC_PAUSE;
  default: return stop(self, CCURL_STOPPED);
  }
}

static curl_socket_t on_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)purpose;
  transfer *self = context;
  if (!address_is_allowed(&address->addr, self->addresses)) {
    self->own_end = CCURL_ADDRESS_REFUSED;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// `lines` are parted by line feeds.
static struct curl_slist *header_list(const char *lines) {
  struct curl_slist *list = NULL;
  char *copy = strdup(lines), *rest = copy;
  for (char *line; copy != NULL && (line = strsep(&rest, "\n")) != NULL;) {
    struct curl_slist *longer = *line == '\0' ? list : curl_slist_append(list, line);
    if (longer != NULL) list = longer;
  }
  free(copy);
  return list;
}

static void set_request(transfer *self, const ccurl_request *request) {
  CURL *easy = self->easy;
  curl_easy_setopt(easy, CURLOPT_URL, request->url);
  curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, self->headers);
  curl_easy_setopt(easy, CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  if (request->is_post) {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
  }
  if (!request->is_single) return;
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
}

static void set_connection(transfer *self, const ccurl_request *request) {
  CURL *easy = self->easy;
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, request->allows_plain_http ? "http,https" : "https");
  if (request->is_direct) curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(easy, CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  const char *file = secure_getenv("SSL_CERT_FILE"), *folder = secure_getenv("SSL_CERT_DIR");
  if (file != NULL && *file != '\0') curl_easy_setopt(easy, CURLOPT_CAINFO, file);
  if (folder != NULL && *folder != '\0') curl_easy_setopt(easy, CURLOPT_CAPATH, folder);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_ms);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)request->total_ms);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 30L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // Without it a cancelled transfer waits for a name server that hangs.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 262144L);
  // It is allocated for each request: the smallest that curl takes will do for most.
  bool is_large = request->body_length > 65536;
  curl_easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, is_large ? 262144L : 16384L);
}

static void set_callbacks(transfer *self) {
  CURL *easy = self->easy;
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, self->reason);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_connected);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, self);
  // No seek function is set: should curl ever want to send a body again, it must fail.
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, on_read);
  curl_easy_setopt(easy, CURLOPT_READDATA, self);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, self);
}

static void free_transfer(transfer *self) {
  curl_easy_cleanup(self->easy);
  curl_slist_free_all(self->headers);
  free(self->head);
  free(self);
}

transfer *transfer_make(const ccurl_request *request, const ccurl_listener *listener) {
  transfer *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->listener = *listener;
  self->addresses = request->addresses;
  self->own_end = CCURL_FINISHED;
  self->idle_ms = request->idle_ms;
  self->pulse_ms = request->pulse_ms;
  self->head_limit = request->header_limit;
  self->headers = header_list(request->headers);
  self->easy = curl_easy_init();
  if (self->easy == NULL || self->headers == NULL) {
    free_transfer(self);
    return NULL;
  }
  set_request(self, request);
  set_connection(self, request);
  set_callbacks(self);
  return self;
}

ccurl_end transfer_verdict(const transfer *self, CURLcode code) {
  if (code == CURLE_OK) return CCURL_FINISHED;
  if (self->own_end != CCURL_FINISHED) return self->own_end;
  switch ((int)code) {
  // A single line over 100 kB: curl calls it one or the other (CURLE_TOO_LARGE, since 8.6) before the line comes to us.
  case CURLE_OUT_OF_MEMORY: case 100:
    return self->head_length > 0 && !self->head_is_done ? CCURL_HEADERS_TOO_LARGE : CCURL_OTHER;
  case CURLE_COULDNT_RESOLVE_HOST: case CURLE_COULDNT_RESOLVE_PROXY: return CCURL_UNRESOLVED;
  case CURLE_COULDNT_CONNECT: case CURLE_PROXY: return CCURL_UNREACHABLE;
  case CURLE_SSL_CONNECT_ERROR: case CURLE_PEER_FAILED_VERIFICATION: case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER: case CURLE_SSL_CACERT_BADFILE: case CURLE_SSL_ISSUER_ERROR: case CURLE_SSL_CRL_BADFILE:
  case CURLE_SSL_INVALIDCERTSTATUS: case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return CCURL_UNTRUSTED;
  case CURLE_OPERATION_TIMEDOUT: return CCURL_TIMED_OUT;
  case CURLE_PARTIAL_FILE: case CURLE_GOT_NOTHING: case CURLE_RECV_ERROR: case CURLE_SEND_ERROR:
  case CURLE_SEND_FAIL_REWIND: case CURLE_HTTP2: case CURLE_HTTP2_STREAM: return CCURL_CUT;
  case CURLE_WEIRD_SERVER_REPLY: case CURLE_UNSUPPORTED_PROTOCOL: case CURLE_BAD_CONTENT_ENCODING:
    return CCURL_MALFORMED;
  default: return CCURL_OTHER;
  }
}

void transfer_end(transfer *self, ccurl_end end) {
  ccurl_listener listener = self->listener;
  char reason[CURL_ERROR_SIZE];
  memcpy(reason, self->reason, sizeof reason);
  // Closed first: whoever hears of the end may count on the connection being gone.
  free_transfer(self);
  listener.done(listener.context, end, reason);
}
