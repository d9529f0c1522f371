#define _GNU_SOURCE
#include "CCurl.h"
#include "Transfer.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

struct ccurl_engine {
  pthread_mutex_t lock;
  CURLM *multi;
  // The lock guards what other threads touch: `arriving`, the links of `running`, `is_cancelled` and `is_closing`.
  transfer *arriving;
  transfer *running;
  uint64_t last_number;
  bool is_closing;
};

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Takes the transfer at `link` out of its list and lets it end.
static void finish(ccurl_engine *engine, transfer **link, ccurl_end end) {
  transfer *ended = *link;
  pthread_mutex_lock(&engine->lock);
  *link = ended->next;
  pthread_mutex_unlock(&engine->lock);
  curl_multi_remove_handle(engine->multi, ended->easy);
  transfer_end(ended, end);
}

static void admit(ccurl_engine *engine) {
  pthread_mutex_lock(&engine->lock);
  transfer *first = engine->arriving;
  engine->arriving = NULL;
  for (transfer *each = first; each != NULL;) {
    transfer *next = each->next;
    each->next = engine->running;
    engine->running = each;
    each = next;
  }
  pthread_mutex_unlock(&engine->lock);
  for (transfer *each = engine->running; each != NULL; each = each->next) {
    if (each->is_added) continue;
    each->is_added = each->has_stirred = true;
    curl_multi_add_handle(engine->multi, each->easy);
  }
}

static bool is_cancelled(ccurl_engine *engine, transfer *each) {
  pthread_mutex_lock(&engine->lock);
  bool answer = each->is_cancelled || engine->is_closing;
  pthread_mutex_unlock(&engine->lock);
  return answer;
}

static void drop_cancelled(ccurl_engine *engine) {
  for (transfer **link = &engine->running; *link != NULL;) {
    if (is_cancelled(engine, *link)) finish(engine, link, CCURL_CANCELLED);
    else link = &(*link)->next;
  }
}

static bool takes_up_again(ccurl_engine *engine, transfer *each) {
  pthread_mutex_lock(&engine->lock);
  bool answer = each->is_paused && each->wants_more;
  each->wants_more = false;
  pthread_mutex_unlock(&engine->lock);
  return answer;
}

// Curl offers the bytes again from within the call.
static void resume_paused(ccurl_engine *engine) {
  for (transfer *each = engine->running; each != NULL; each = each->next) {
    if (!takes_up_again(engine, each)) continue;
    each->is_paused = false;
    each->has_stirred = true;
    curl_easy_pause(each->easy, CURLPAUSE_CONT);
  }
}

static void collect_finished(ccurl_engine *engine) {
  int left;
  for (CURLMsg *message; (message = curl_multi_info_read(engine->multi, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL *easy = message->easy_handle;
    CURLcode code = message->data.result;
    for (transfer **link = &engine->running; *link != NULL; link = &(*link)->next) {
      if ((*link)->easy != easy) continue;
      finish(engine, link, transfer_verdict(*link, code));
      break;
    }
  }
}

static int64_t shorter(int64_t left, int64_t sleep) { return left < sleep ? left : sleep; }

// Says that a transfer is silent when it is time for that, and returns when it will be time again, in milliseconds.
static int64_t pulse(transfer *each, int64_t now) {
  if (each->pulse_ms <= 0) return INT64_MAX;
  if (each->last_pulse < each->last_stir) each->last_pulse = each->last_stir;
  if (now - each->last_pulse >= each->pulse_ms) {
    each->last_pulse = now;
    each->listener.silent(each->listener.context);
  }
  return each->last_pulse + each->pulse_ms - now;
}

// Ends transfers that have stalled, and returns for how long the thread may sleep, in milliseconds.
static int watch_for_stalls(ccurl_engine *engine) {
  int64_t now = now_ms(), sleep = 3600000;
  for (transfer **link = &engine->running; *link != NULL;) {
    transfer *each = *link;
    // One that is paused is silent by our own will.
    if (each->has_stirred || each->is_paused) each->last_stir = now;
    each->has_stirred = false;
    pthread_mutex_lock(&engine->lock);
    int64_t left = each->last_stir + each->idle_ms - now;
    pthread_mutex_unlock(&engine->lock);
    if (each->body_has_begun && left <= 0) {
      finish(engine, link, CCURL_IDLE);
      continue;
    }
    if (each->body_has_begun) sleep = shorter(left, sleep);
    sleep = shorter(pulse(each, now), sleep);
    link = &each->next;
  }
  return (int)sleep;
}

static bool is_over(ccurl_engine *engine) {
  pthread_mutex_lock(&engine->lock);
  bool answer = engine->is_closing && engine->arriving == NULL && engine->running == NULL;
  pthread_mutex_unlock(&engine->lock);
  return answer;
}

static void *carry(void *argument) {
  ccurl_engine *engine = argument;
  while (!is_over(engine)) {
    int running;
    admit(engine);
    drop_cancelled(engine);
    resume_paused(engine);
    curl_multi_perform(engine->multi, &running);
    collect_finished(engine);
    int sleep = watch_for_stalls(engine);
    curl_multi_poll(engine->multi, NULL, 0, sleep, NULL);
  }
  curl_multi_cleanup(engine->multi);
  pthread_mutex_destroy(&engine->lock);
  free(engine);
  return NULL;
}

static void initialize_curl(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

// The thread takes no signals, so that the program's own handlers run where it expects them, and a broken pipe kills
// nobody; but for those of a crash, which must find their handler on the thread that crashed.
static bool start_thread(ccurl_engine *engine) {
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
  sigset_t blocked, before;
  sigfillset(&blocked);
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigdelset(&blocked, crashes[i]);
  pthread_sigmask(SIG_SETMASK, &blocked, &before);
  pthread_t thread;
  bool started = pthread_create(&thread, NULL, carry, engine) == 0;
  if (started) pthread_detach(thread);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

ccurl_engine *ccurl_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, initialize_curl);
  ccurl_engine *engine = calloc(1, sizeof *engine);
  if (engine == NULL) return NULL;
  pthread_mutex_init(&engine->lock, NULL);
  engine->multi = curl_multi_init();
  if (engine->multi != NULL && start_thread(engine)) return engine;
  if (engine->multi != NULL) curl_multi_cleanup(engine->multi);
  pthread_mutex_destroy(&engine->lock);
  free(engine);
  return NULL;
}

void ccurl_close(ccurl_engine *engine) {
  // The wake-up comes under the lock: once it is released the thread may free the engine.
  pthread_mutex_lock(&engine->lock);
  engine->is_closing = true;
  curl_multi_wakeup(engine->multi);
  pthread_mutex_unlock(&engine->lock);
}

uint64_t ccurl_start(ccurl_engine *engine, const ccurl_request *request, const ccurl_listener *listener) {
  transfer *begun = transfer_make(request, listener);
  if (begun == NULL) return 0;
  pthread_mutex_lock(&engine->lock);
  uint64_t number = begun->number = ++engine->last_number;
  begun->next = engine->arriving;
  engine->arriving = begun;
  curl_multi_wakeup(engine->multi);
  pthread_mutex_unlock(&engine->lock);
  return number;
}

// NULL when it is over, or not begun. The lock must be held.
static transfer *find(ccurl_engine *engine, uint64_t number) {
  transfer *lists[] = {engine->arriving, engine->running};
  for (int i = 0; i < 2; i++)
    for (transfer *each = lists[i]; each != NULL; each = each->next)
      if (each->number == number) return each;
  return NULL;
}

void ccurl_cancel(ccurl_engine *engine, uint64_t number) {
  pthread_mutex_lock(&engine->lock);
  transfer *found = find(engine, number);
  if (found != NULL) found->is_cancelled = true;
  curl_multi_wakeup(engine->multi);
  pthread_mutex_unlock(&engine->lock);
}

void ccurl_resume(ccurl_engine *engine, uint64_t number) {
  pthread_mutex_lock(&engine->lock);
  transfer *found = find(engine, number);
  if (found != NULL) found->wants_more = true;
  curl_multi_wakeup(engine->multi);
  pthread_mutex_unlock(&engine->lock);
}

void ccurl_limit_silence(ccurl_engine *engine, uint64_t number, int64_t idle_ms) {
  pthread_mutex_lock(&engine->lock);
  transfer *found = find(engine, number);
  if (found != NULL) found->idle_ms = idle_ms;
  curl_multi_wakeup(engine->multi);
  pthread_mutex_unlock(&engine->lock);
}

void ccurl_release_memory(void) { malloc_trim(0); }
