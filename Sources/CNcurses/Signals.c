#define _GNU_SOURCE

#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/// All but crashes (see Rescue.c), a broken pipe and a full disk, which show as failed writes.
static const int forwarded[] = {SIGTERM, SIGHUP,    SIGINT,  SIGQUIT, SIGWINCH, SIGCONT,   SIGTSTP, SIGALRM,
                                SIGUSR1, SIGUSR2,   SIGXCPU, SIGIO,   SIGPROF,  SIGVTALRM, SIGPWR,  SIGSTKFLT};
enum { named_count = sizeof forwarded / sizeof *forwarded, most_signals = 65 };
static struct sigaction before[most_signals];

static volatile sig_atomic_t target = -1;
/// The signal that the program is to end by, once one came.
static volatile sig_atomic_t ending;
static volatile long long ending_since;

/// The named ones and then those that have numbers only; -1 after the last.
static int forwarded_signal(int index) {
  if (index < named_count) return forwarded[index];
  int number = SIGRTMIN + index - named_count;
  return number <= SIGRTMAX && number < most_signals ? number : -1;
}

/// Whether the program is to end by it.
static bool is_ending(int number) { return number != SIGWINCH && number != SIGCONT && number != SIGTSTP; }

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

_Noreturn void cn_signals_die(int number) {
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}

_Noreturn static void die_now(void) {
  cn_rescue_restore();
  cn_stderr_restore();
  cn_signals_die(ending);
}

/// A closing terminal sends HUP twice and a service manager TERM and HUP together: only a later one is impatience.
static void note_ending(int number) {
  if (!ending) {
    ending = number;
    ending_since = milliseconds();
    alarm(1);
  } else if (milliseconds() - ending_since > 500) {
    die_now();
  }
}

static void on_signal(int number) {
  int error = errno;
  if (number == SIGALRM && ending) die_now();
  if (is_ending(number)) note_ending(number);
  unsigned char byte = (unsigned char)number;
  if (target >= 0 && write(target, &byte, 1) < 0) { /* A full pipe already wakes its reader. */ }
  errno = error;
}

bool cn_signals_forward(int fd) {
  if (target >= 0) return false;
  target = fd;
  ending = 0;
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0, number; (number = forwarded_signal(i)) >= 0; i++) {
    sigaction(number, NULL, &before[number]);
    // nohup and the like asked for these to be ignored.
    if (before[number].sa_handler != SIG_IGN || number == SIGALRM) sigaction(number, &action, NULL);
  }
  return true;
}

void cn_signals_acknowledge(void) { alarm(0); }

void cn_signals_reset(void) {
  if (target < 0) return;
  alarm(0);
  for (int i = 0, number; (number = forwarded_signal(i)) >= 0; i++) sigaction(number, &before[number], NULL);
  target = -1;
  ending = 0;
}

void cn_signals_stop(void) {
  struct sigaction usual = {.sa_handler = SIG_DFL}, own;
  sigaction(SIGTSTP, &usual, &own);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &own, NULL);
}

static const int keys[] = {SIGINT, SIGQUIT, SIGTSTP};
static struct sigaction before_aside[3];

void cn_signals_stand_aside(sigset_t *usual) {
  struct sigaction ignore = {.sa_handler = SIG_IGN}, stop = {.sa_handler = SIG_DFL};
  for (int i = 0; i < 3; i++) {
    sigaction(keys[i], NULL, &before_aside[i]);
    if (before_aside[i].sa_handler == SIG_IGN) continue;
    sigaction(keys[i], keys[i] == SIGTSTP ? &stop : &ignore, NULL);
    sigaddset(usual, keys[i]);
  }
}

void cn_signals_stand_back(void) {
  for (int i = 0; i < 3; i++) sigaction(keys[i], &before_aside[i], NULL);
}

int cn_wakeup_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void cn_process_harden(void) {
  for (int fd = open("/dev/null", O_RDWR); fd >= 0; fd = dup(fd)) {
    if (fd > STDERR_FILENO) {
      close(fd);
      break;
    }
  }
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void cn_memory_return_large_blocks(void) { mallopt(M_MMAP_THRESHOLD, 256 << 10); }

int cn_reopen_nonblocking(int fd) {
  char name[256];
  if (ttyname_r(fd, name, sizeof name) != 0) return -1;
  return open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}

bool cn_input_ended(int fd) {
  struct pollfd ready = {fd, POLLIN, 0};
  if (poll(&ready, 1, 0) <= 0) return false;
  if (ready.revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  return ioctl(fd, FIONREAD, &waiting) == 0 && waiting == 0;
}
