/*
 * The floor: one prepared frame, one write to each socket, and nothing else. What remains is the kernel's, and no server
 * that tells each of its clients something can be faster with it.
 *
 * Says its port on stdout. On stdin: `frame N` and N bytes; `go`, answered with the moment before the first write and the
 * processor time until then, in microseconds; `cpu`, answered with the processor time until now.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 20000

static int sockets[MOST];
static int count = 0;
static char *frame = NULL;
static size_t length = 0;

static long long moment(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static long long processor(void) {
  struct rusage r;
  getrusage(RUSAGE_SELF, &r);
  return (r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1000000LL + r.ru_utime.tv_usec + r.ru_stime.tv_usec;
}

static void obey(char *line) {
  size_t n;
  if (sscanf(line, "frame %zu", &n) == 1) {
    frame = realloc(frame, n);
    length = fread(frame, 1, n, stdin);
  } else if (strcmp(line, "go\n") == 0) {
    long long before = processor(), started = moment();
    for (int i = 0; i < count; i++)
      if (write(sockets[i], frame, length) < 0) perror("write");
    printf("%lld %lld\n", started, before);
  } else if (strcmp(line, "cpu\n") == 0) {
    printf("%lld\n", processor());
  }
  fflush(stdout);
}

int main(int argc, char **argv) {
  int backlog = argc > 1 ? atoi(argv[1]) : 511, one = 1;
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  int door = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(door, (struct sockaddr *)&at, sizeof at) < 0 || listen(door, backlog) < 0) return 1;
  getsockname(door, (struct sockaddr *)&at, &size);
  printf("%d\n", ntohs(at.sin_port));
  fflush(stdout);
  /* No buffer: what waits on stdin must show in poll. */
  setvbuf(stdin, NULL, _IONBF, 0);
  for (;;) {
    struct pollfd ready[2] = {{.fd = 0, .events = POLLIN}, {.fd = door, .events = POLLIN}};
    if (poll(ready, 2, -1) < 0) return 1;
    if (ready[1].revents & POLLIN) {
      int socket = accept(door, NULL, NULL);
      if (socket >= 0 && count < MOST) {
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        sockets[count++] = socket;
      }
    }
    if (ready[0].revents & (POLLIN | POLLHUP)) {
      char line[64];
      if (!fgets(line, sizeof line, stdin)) return 0;
      obey(line);
    }
  }
}
