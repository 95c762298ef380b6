/* A slow disk: every fsync takes ROSTRUM_FSYNC_MS longer. Put before a program with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_moment(void) {
  const char *ms = getenv("ROSTRUM_FSYNC_MS");
  long wanted = ms ? atol(ms) : 0;
  struct timespec t = {wanted / 1000, (wanted % 1000) * 1000000L};
  nanosleep(&t, NULL);
}

int fsync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_a_moment();
  return real(fd);
}

int fdatasync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_a_moment();
  return real(fd);
}
