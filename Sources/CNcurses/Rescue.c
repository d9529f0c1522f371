#define _GNU_SOURCE

#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

/// Everything here may run in a signal handler, so it is all static and only calls what POSIX allows there.
static struct {
  volatile sig_atomic_t armed;
  int fd;
  struct termios settings;
  char sequence[512];
  size_t length;
  char note[512];
  size_t note_length;
  int real_stderr, caught;
} rescue = {.fd = -1, .real_stderr = -1, .caught = -1};

static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS};
enum { crash_count = sizeof crashes / sizeof *crashes };
static struct sigaction before_crash[crash_count];
static bool installed;
static char alternate_stack[1 << 16];

bool cn_rescue_snapshot(int fd) {
  rescue.fd = fd;
  return tcgetattr(fd, &rescue.settings) == 0;
}

void cn_rescue_arm(const char *sequence, size_t length) {
  rescue.armed = 0;
  rescue.length = length < sizeof rescue.sequence ? length : sizeof rescue.sequence;
  memcpy(rescue.sequence, sequence, rescue.length);
  rescue.armed = 1;
}

void cn_rescue_disarm(void) { rescue.armed = 0; }

void cn_rescue_settings(void) {
  if (rescue.fd >= 0) tcsetattr(rescue.fd, TCSANOW, &rescue.settings);
}

/// Writes all, or what a terminal that may be stuck takes within a fifth of a second.
static void write_patiently(int fd, const char *bytes, size_t length) {
  int patience = 4;
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (written < 0 && errno == EINTR) {
      continue;
    } else if (written < 0 && errno == EAGAIN && patience-- > 0) {
      struct pollfd ready = {fd, POLLOUT, 0};
      poll(&ready, 1, 50);
    } else {
      return;
    }
  }
}

void cn_rescue_restore(void) {
  if (!rescue.armed) return;
  rescue.armed = 0;
  int flags = fcntl(rescue.fd, F_GETFL);
  struct pollfd ready = {rescue.fd, POLLOUT, 0};
  // What a stuck terminal has not taken yet is of no use to anyone, and in its place the sequence fits.
  if (poll(&ready, 1, 50) == 0) tcflush(rescue.fd, TCOFLUSH);
  fcntl(rescue.fd, F_SETFL, flags | O_NONBLOCK);
  // Ends a sequence that the program was in the middle of.
  write_patiently(rescue.fd, "\030", 1);
  write_patiently(rescue.fd, rescue.sequence, rescue.length);
  fcntl(rescue.fd, F_SETFL, flags);
  cn_rescue_settings();
}

static void write_harmless(int fd, char *bytes, ssize_t length) {
  for (ssize_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) bytes[i] = '?';
    // The UTF-8 form of U+0080-U+009F, which some terminals obey as they do ESC.
    if (byte == 0xC2 && i + 1 < length && (unsigned char)bytes[i + 1] < 0xA0) bytes[i] = bytes[i + 1] = '?';
  }
  if (length > 0) write_patiently(fd, bytes, (size_t)length);
}

bool cn_stderr_redirect(int fd) {
  if (rescue.real_stderr >= 0) return false;
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
  if (real < 0) return false;
  int target = fd;
  if (fd < 0) {
    if (rescue.caught < 0) rescue.caught = memfd_create("standard error", MFD_CLOEXEC);
    target = rescue.caught;
  }
  if (target < 0 || dup2(target, STDERR_FILENO) < 0) {
    close(real);
    return false;
  }
  rescue.real_stderr = real;
  return true;
}

void cn_stderr_restore(void) {
  if (rescue.real_stderr < 0) return;
  dup2(rescue.real_stderr, STDERR_FILENO);
  close(rescue.real_stderr);
  rescue.real_stderr = -1;
  if (rescue.caught < 0) return;
  char tail[4096];
  off_t end = lseek(rescue.caught, 0, SEEK_END);
  off_t start = end > (off_t)sizeof tail ? end - (off_t)sizeof tail : 0;
  ssize_t length = pread(rescue.caught, tail, sizeof tail, start);
  close(rescue.caught);
  rescue.caught = -1;
  write_harmless(STDERR_FILENO, tail, length);
}

static void on_crash(int number) {
  cn_rescue_restore();
  cn_stderr_restore();
  write_patiently(STDERR_FILENO, rescue.note, rescue.note_length);
  signal(number, SIG_DFL);
  raise(number);
}

void cn_rescue_install(const char *note) {
  rescue.note_length = strnlen(note, sizeof rescue.note);
  memcpy(rescue.note, note, rescue.note_length);
  if (installed) return;
  installed = true;
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &before_crash[i]);
}

void cn_rescue_remove(void) {
  if (!installed) return;
  installed = false;
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &before_crash[i], NULL);
}
