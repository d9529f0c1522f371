/* Makes a chosen file operation of a program fail, or ends the program at it. Loaded by Scripts/faults with LD_PRELOAD.

   FAULTS_ROOT   operations on paths below this folder count
   FAULTS_GATE   counting begins once this file exists; none: at once
   FAULTS_LOG    gets a line for each operation that counts
   FAULTS_AT     the number of the operation that is hit; 0: none
   FAULTS_MODE   once: that one fails; on: it and all that follow fail; kill: the program ends before it
   FAULTS_ERRNO  what the failure is */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { descriptors = 65536 };

static const char *root, *gate, *mode;
static long at, number = EIO;
static int logged = -1;
static atomic_long count;
static atomic_int is_open;
static atomic_char ours[descriptors];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  root = getenv("FAULTS_ROOT");
  gate = getenv("FAULTS_GATE");
  mode = getenv("FAULTS_MODE");
  if (getenv("FAULTS_AT")) at = atol(getenv("FAULTS_AT"));
  if (getenv("FAULTS_ERRNO")) number = atol(getenv("FAULTS_ERRNO"));
  const char *log = getenv("FAULTS_LOG");
  if (log) logged = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_counting(void) {
  if (!root) return 0;
  if (!gate || atomic_load(&is_open)) return 1;
  if (syscall(SYS_faccessat, AT_FDCWD, gate, F_OK) != 0) return 0;
  atomic_store(&is_open, 1);
  return 1;
}

static int is_below(int folder, const char *path) {
  if (!root || !path) return 0;
  if (path[0] == '/') return strncmp(path, root, strlen(root)) == 0;
  char link[64], start[PATH_MAX];
  if (folder == AT_FDCWD) strcpy(link, "/proc/self/cwd");
  else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t length = readlink(link, start, sizeof start - 1);
  if (length < 0) return 0;
  start[length] = 0;
  return strncmp(start, root, strlen(root)) == 0;
}

static int is_ours(int descriptor) {
  return descriptor >= 0 && descriptor < descriptors && atomic_load(&ours[descriptor]);
}

/* Whether the operation is to fail; errno says how. */
static int hit(const char *what, const char *path, int descriptor) {
  if (!is_counting()) return 0;
  int before = errno;
  long place = atomic_fetch_add(&count, 1) + 1;
  if (logged >= 0) {
    char name[PATH_MAX] = "", link[64], line[PATH_MAX + 64];
    if (!path) {
      snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
      ssize_t length = readlink(link, name, sizeof name - 1);
      if (length >= 0) name[length] = 0;
      path = name;
    }
    int length = snprintf(line, sizeof line, "%ld %s %s\n", place, what, path);
    syscall(SYS_write, logged, line, length < (int)sizeof line ? (size_t)length : sizeof line - 1);
  }
  errno = before;
  if (!mode || at == 0) return 0;
  if (!strcmp(mode, "kill") && place == at) syscall(SYS_kill, getpid(), SIGKILL);
  if ((!strcmp(mode, "once") && place == at) || (!strcmp(mode, "on") && place >= at)) {
    errno = (int)number;
    return 1;
  }
  return 0;
}

static int opened(int descriptor, int is_counted) {
  if (descriptor >= 0 && descriptor < descriptors) atomic_store(&ours[descriptor], (char)is_counted);
  return descriptor;
}

#define MODE_OF(flags, last) \
  mode_t bits = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, last); bits = va_arg(rest, mode_t); va_end(rest); }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    MODE_OF(flags, flags) \
    int counted = is_below(AT_FDCWD, path); \
    if (counted && hit("open", path, -1)) return -1; \
    return opened(REAL(name)(path, flags, bits), counted); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    MODE_OF(flags, flags) \
    int counted = is_below(folder, path); \
    if (counted && hit("openat", path, -1)) return -1; \
    return opened(REAL(name)(folder, path, flags, bits), counted); \
  }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t bits) {
  int counted = is_below(AT_FDCWD, path);
  if (counted && hit("creat", path, -1)) return -1;
  return opened(REAL(creat)(path, bits), counted);
}

int close(int descriptor) {
  int counted = is_ours(descriptor);
  if (counted) atomic_store(&ours[descriptor], 0);
  if (counted && hit("close", NULL, descriptor)) {
    /* As Linux does it: the descriptor is gone whatever close says. */
    int before = errno;
    REAL(close)(descriptor);
    errno = before;
    return -1;
  }
  return REAL(close)(descriptor);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  if (is_ours(descriptor) && hit("write", NULL, descriptor)) return -1;
  return REAL(write)(descriptor, bytes, length);
}
ssize_t writev(int descriptor, const struct iovec *parts, int length) {
  if (is_ours(descriptor) && hit("writev", NULL, descriptor)) return -1;
  return REAL(writev)(descriptor, parts, length);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t place) {
  if (is_ours(descriptor) && hit("pwrite", NULL, descriptor)) return -1;
  return REAL(pwrite)(descriptor, bytes, length, place);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t place) {
  if (is_ours(descriptor) && hit("pwrite", NULL, descriptor)) return -1;
  return REAL(pwrite64)(descriptor, bytes, length, place);
}

#define ON_DESCRIPTOR(name) \
  int name(int descriptor) { \
    if (is_ours(descriptor) && hit(#name, NULL, descriptor)) return -1; \
    return REAL(name)(descriptor); \
  }
ON_DESCRIPTOR(fsync)
ON_DESCRIPTOR(fdatasync)

int ftruncate(int descriptor, off_t length) {
  if (is_ours(descriptor) && hit("ftruncate", NULL, descriptor)) return -1;
  return REAL(ftruncate)(descriptor, length);
}
int ftruncate64(int descriptor, off64_t length) {
  if (is_ours(descriptor) && hit("ftruncate", NULL, descriptor)) return -1;
  return REAL(ftruncate64)(descriptor, length);
}
int fchmod(int descriptor, mode_t bits) {
  if (is_ours(descriptor) && hit("fchmod", NULL, descriptor)) return -1;
  return REAL(fchmod)(descriptor, bits);
}

int rename(const char *from, const char *to) {
  if (is_below(AT_FDCWD, to) && hit("rename", to, -1)) return -1;
  return REAL(rename)(from, to);
}
int renameat(int folder, const char *from, int other, const char *to) {
  if (is_below(other, to) && hit("renameat", to, -1)) return -1;
  return REAL(renameat)(folder, from, other, to);
}
int link(const char *from, const char *to) {
  if (is_below(AT_FDCWD, to) && hit("link", to, -1)) return -1;
  return REAL(link)(from, to);
}
int unlink(const char *path) {
  if (is_below(AT_FDCWD, path) && hit("unlink", path, -1)) return -1;
  return REAL(unlink)(path);
}
int unlinkat(int folder, const char *path, int flags) {
  if (is_below(folder, path) && hit("unlinkat", path, -1)) return -1;
  return REAL(unlinkat)(folder, path, flags);
}
int mkdir(const char *path, mode_t bits) {
  if (is_below(AT_FDCWD, path) && hit("mkdir", path, -1)) return -1;
  return REAL(mkdir)(path, bits);
}
int mkdirat(int folder, const char *path, mode_t bits) {
  if (is_below(folder, path) && hit("mkdirat", path, -1)) return -1;
  return REAL(mkdirat)(folder, path, bits);
}
int chmod(const char *path, mode_t bits) {
  if (is_below(AT_FDCWD, path) && hit("chmod", path, -1)) return -1;
  return REAL(chmod)(path, bits);
}
