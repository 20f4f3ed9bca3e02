/*
 * Loaded before libc, it counts the calls by which a process changes or reads the files below a folder, and strikes at one of them:
 * the process dies there as by SIGKILL, before the call or half through it, or the call fails as on a broken, full or write-protected
 * disk. Set by STRIKE_FOLDER, STRIKE_AT (which call, from 1), STRIKE_HOW (kill, torn, EIO, EIO-read, ENOSPC, EROFS, or list, which says
 * on standard error what each call was about; who dies says the last one's there) and STRIKE_FILE (a part of the path, to count that file alone). Errors stay from then on,
 * as disks do not heal.
 */
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
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
#define REAL(name) ((__typeof__(&name))real(#name))

static const char *folder, *how, *file;
static long strike_at;
static int on_reads, lists;
static atomic_long calls;
static atomic_char watched[MOST_FILES];

static void *real(const char *name) {
  return dlsym(RTLD_NEXT, name);
}

__attribute__((constructor)) static void begin(void) {
  folder = getenv("STRIKE_FOLDER");
  how = getenv("STRIKE_HOW");
  file = getenv("STRIKE_FILE");
  const char *at = getenv("STRIKE_AT");
  strike_at = at ? atol(at) : 0;
  on_reads = how && strcmp(how, "EIO-read") == 0;
  lists = how && strcmp(how, "list") == 0;
}

static int is_watched(const char *path) {
  return folder && path && strncmp(path, folder, strlen(folder)) == 0 && (!file || strstr(path, file));
}

static int is_watched_file(int fd) {
  return fd >= 0 && fd < MOST_FILES && watched[fd];
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static int error_of(void) {
  if (strcmp(how, "ENOSPC") == 0) return ENOSPC;
  if (strcmp(how, "EROFS") == 0) return EROFS;
  return EIO;
}

enum outcome { GOES_ON, FAILS, TORN };

static const char *path_of(int fd) {
  static __thread char path[PATH_MAX];
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  return path;
}

/* The path is that of the open file where none is given. A full disk can still be tidied: space is needed only by what adds to it. */
static enum outcome count(const char *path, int fd, int adds) {
  if (on_reads) return GOES_ON;
  if (lists) dprintf(2, "call %s\n", path ? path : path_of(fd));
  long call = atomic_fetch_add(&calls, 1) + 1;
  if (!how || !strike_at || call < strike_at) return GOES_ON;
  if (strcmp(how, "kill") == 0 || strcmp(how, "torn") == 0) dprintf(2, "struck %s\n", path ? path : path_of(fd));
  if (strcmp(how, "kill") == 0) die();
  if (strcmp(how, "torn") == 0) return TORN;
  if (strcmp(how, "ENOSPC") == 0 && !adds) return GOES_ON;
  errno = error_of();
  return FAILS;
}

static int read_fails(int fd) {
  if (!on_reads || !is_watched_file(fd)) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 < strike_at || !strike_at) return 0;
  errno = EIO;
  return 1;
}

static int watch(int fd, const char *path) {
  if (fd >= 0 && fd < MOST_FILES) watched[fd] = is_watched(path);
  return fd;
}

#define OPEN(name, call, ...)                                            \
  mode_t mode = 0;                                                       \
  if (flags & (O_CREAT | __O_TMPFILE)) {                                 \
    va_list rest;                                                        \
    va_start(rest, flags);                                               \
    mode = va_arg(rest, mode_t);                                         \
    va_end(rest);                                                        \
  }                                                                      \
  if ((flags & O_CREAT) && is_watched(path) && count(path, -1, 1) == FAILS) return -1; \
  return watch(REAL(name) call, path);

int open(const char *path, int flags, ...) { OPEN(open, (path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPEN(open64, (path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { OPEN(openat, (at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { OPEN(openat64, (at, path, flags, mode)) }

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
  return REAL(close)(fd);
}

/* Half of the bytes arrive, and then nobody is there to send the rest. */
#define WRITE(whole, half)                      \
  if (is_watched_file(fd)) switch (count(NULL, fd, 1)) {  \
      case FAILS: return -1;                    \
      case TORN: half; die(); break;            \
      case GOES_ON: break;                      \
    }                                           \
  return whole;

ssize_t write(int fd, const void *bytes, size_t length) {
  WRITE(REAL(write)(fd, bytes, length), REAL(write)(fd, bytes, length / 2))
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  WRITE(REAL(pwrite)(fd, bytes, length, at), REAL(pwrite)(fd, bytes, length / 2, at))
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  WRITE(REAL(pwrite64)(fd, bytes, length, at), REAL(pwrite64)(fd, bytes, length / 2, at))
}
ssize_t writev(int fd, const struct iovec *parts, int count_of) {
  WRITE(REAL(writev)(fd, parts, count_of), REAL(write)(fd, parts->iov_base, parts->iov_len / 2))
}
ssize_t pwritev(int fd, const struct iovec *parts, int count_of, off_t at) {
  WRITE(REAL(pwritev)(fd, parts, count_of, at), REAL(pwrite)(fd, parts->iov_base, parts->iov_len / 2, at))
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count_of, off64_t at) {
  WRITE(REAL(pwritev64)(fd, parts, count_of, at), REAL(pwrite64)(fd, parts->iov_base, parts->iov_len / 2, at))
}

ssize_t read(int fd, void *bytes, size_t length) {
  return read_fails(fd) ? -1 : REAL(read)(fd, bytes, length);
}
ssize_t pread(int fd, void *bytes, size_t length, off_t at) {
  return read_fails(fd) ? -1 : REAL(pread)(fd, bytes, length, at);
}
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) {
  return read_fails(fd) ? -1 : REAL(pread64)(fd, bytes, length, at);
}

/* What is no writing of bytes is done or not; where it was to be torn, it is done, and then the process dies. */
#define CHANGE(is_ours, path, fd, adds, call)                \
  int is_last = 0;                                     \
  if (is_ours) switch (count(path, fd, adds)) {              \
      case FAILS: return -1;                           \
      case TORN: is_last = 1; break;                   \
      case GOES_ON: break;                             \
    }                                                  \
  int result = call;                                   \
  if (is_last) die();                                  \
  return result;

int fsync(int fd) { CHANGE(is_watched_file(fd), NULL, fd, 1, REAL(fsync)(fd)) }
int fdatasync(int fd) { CHANGE(is_watched_file(fd), NULL, fd, 1, REAL(fdatasync)(fd)) }
int ftruncate(int fd, off_t length) { CHANGE(is_watched_file(fd), NULL, fd, 0, REAL(ftruncate)(fd, length)) }
int ftruncate64(int fd, off64_t length) { CHANGE(is_watched_file(fd), NULL, fd, 0, REAL(ftruncate64)(fd, length)) }
int rename(const char *from, const char *to) { CHANGE(is_watched(to), to, -1, 1, REAL(rename)(from, to)) }
int link(const char *from, const char *to) { CHANGE(is_watched(to), to, -1, 1, REAL(link)(from, to)) }
int unlink(const char *path) { CHANGE(is_watched(path), path, -1, 0, REAL(unlink)(path)) }
int mkdir(const char *path, mode_t mode) { CHANGE(is_watched(path), path, -1, 1, REAL(mkdir)(path, mode)) }
