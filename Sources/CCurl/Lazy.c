// libcurl brings 28 libraries along, which take 6 ms of every start. So it is opened when the first request is made:
// these stand in for its functions and call them.
#define _GNU_SOURCE
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>

#include "CCurl.h"

#undef curl_easy_setopt
#undef curl_easy_getinfo

#define EACH(use)                                                                                                      \
  use(curl_global_init) use(curl_easy_init) use(curl_easy_cleanup) use(curl_easy_setopt) use(curl_easy_getinfo)        \
  use(curl_easy_pause) use(curl_multi_init) use(curl_multi_cleanup) use(curl_multi_add_handle)                         \
  use(curl_multi_remove_handle) use(curl_multi_perform) use(curl_multi_poll) use(curl_multi_wakeup)                    \
  use(curl_multi_info_read) use(curl_slist_append) use(curl_slist_free_all)         \
  use(curl_version_info)

#define FIELD(name) typeof(name) *name;
#define FIND(name) real.name = library ? (typeof(name) *)dlsym(library, #name) : NULL;

static struct {
  EACH(FIELD)
} real;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void find(void) {
  // Its own functions come first for itself: ours have the same names.
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  EACH(FIND)
}

CURLcode curl_global_init(long flags) {
  pthread_once(&once, find);
  return real.curl_global_init ? real.curl_global_init(flags) : CURLE_FAILED_INIT;
}

CURL *curl_easy_init(void) {
  pthread_once(&once, find);
  return real.curl_easy_init ? real.curl_easy_init() : NULL;
}

CURLM *curl_multi_init(void) {
  pthread_once(&once, find);
  return real.curl_multi_init ? real.curl_multi_init() : NULL;
}

void curl_easy_cleanup(CURL *easy) {
  if (easy) real.curl_easy_cleanup(easy);
}

// Whatever libcurl takes here fits into a pointer.
CURLcode curl_easy_setopt(CURL *easy, CURLoption option, ...) {
  va_list values;
  va_start(values, option);
  void *value = va_arg(values, void *);
  va_end(values);
  return real.curl_easy_setopt(easy, option, value);
}

CURLcode curl_easy_getinfo(CURL *easy, CURLINFO info, ...) {
  va_list values;
  va_start(values, info);
  void *value = va_arg(values, void *);
  va_end(values);
  return real.curl_easy_getinfo(easy, info, value);
}

CURLcode curl_easy_pause(CURL *easy, int bits) { return real.curl_easy_pause(easy, bits); }

CURLMcode curl_multi_cleanup(CURLM *multi) { return multi ? real.curl_multi_cleanup(multi) : CURLM_BAD_HANDLE; }

CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy) { return real.curl_multi_add_handle(multi, easy); }

CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy) { return real.curl_multi_remove_handle(multi, easy); }

CURLMcode curl_multi_perform(CURLM *multi, int *running) { return real.curl_multi_perform(multi, running); }

CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned int count, int timeout, int *ready) {
  return real.curl_multi_poll(multi, extra, count, timeout, ready);
}

CURLMcode curl_multi_wakeup(CURLM *multi) { return real.curl_multi_wakeup(multi); }

CURLMsg *curl_multi_info_read(CURLM *multi, int *left) { return real.curl_multi_info_read(multi, left); }

struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  pthread_once(&once, find);
  return real.curl_slist_append ? real.curl_slist_append(list, text) : NULL;
}

void curl_slist_free_all(struct curl_slist *list) {
  if (list) real.curl_slist_free_all(list);
}

const char *ccurl_version(void) {
  pthread_once(&once, find);
  return real.curl_version_info ? real.curl_version_info(CURLVERSION_NOW)->version : NULL;
}
