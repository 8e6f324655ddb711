// Connections at a steady rate, each open for a while known beforehand and with bytes known beforehand, closed in the
// orderly way. Arguments: `answer`, or: an address with the port of an answerer, how many a second, seconds, how long
// each is open in milliseconds, bytes that each sends. The answerer prints its port, and sends 3 bytes for each connection.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_open = 1 << 14 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int answer(void) {
  static char bytes[1 << 16];
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_ANY)};
  socklen_t size = sizeof here;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poller = epoll_create1(0);
  if (bind(listener, (struct sockaddr *)&here, size) != 0 || listen(listener, 4096) != 0) return 1;
  getsockname(listener, (struct sockaddr *)&here, &size);
  printf("%d\n", ntohs(here.sin_port));
  fflush(stdout);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    struct epoll_event events[64];
    int count = epoll_wait(poller, events, 64, -1);
    for (int at = 0; at < count; at++) {
      int peer = events[at].data.fd;
      if (peer != listener) {
        if (read(peer, bytes, sizeof bytes) <= 0) close(peer);
        continue;
      }
      while ((peer = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (write(peer, "yes", 3) != 3) return 1;
        event = (struct epoll_event){.events = EPOLLIN, .data.fd = peer};
        epoll_ctl(poller, EPOLL_CTL_ADD, peer, &event);
      }
    }
  }
}

int main(int count, char **arguments) {
  struct rlimit files = {most_open + 64, most_open + 64};
  setrlimit(RLIMIT_NOFILE, &files);
  if (count == 2) return answer();
  if (count != 7) return 2;
  struct sockaddr_in far = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[2]))};
  if (inet_pton(AF_INET, arguments[1], &far.sin_addr) != 1) return 2;
  double rate = atof(arguments[3]), seconds = atof(arguments[4]), life = atof(arguments[5]) / 1000;
  size_t length = (size_t)atol(arguments[6]);
  char *bytes = calloc(1, length + 1);
  static struct {
    int socket;
    double until;
  } open[most_open];
  unsigned long made = 0, ended = 0;
  double begin = now();
  double shortest = 1e9;
  while (now() - begin < seconds || ended < made) {
    double at = now() - begin;
    int idle = 1;
    while (ended < made && (now() >= open[ended % most_open].until || made - ended == most_open)) {
      char answer[3];
      int socket = open[ended % most_open].socket;
      if (recv(socket, answer, sizeof answer, MSG_WAITALL) != sizeof answer) return 1;
      double lived = now() - open[ended % most_open].until + life;
      if (lived < shortest) shortest = lived;
      close(socket);
      ended++;
      idle = 0;
    }
    if (at < seconds && (double)made < at * rate) {
      int client = socket(AF_INET, SOCK_STREAM, 0);
      if (connect(client, (struct sockaddr *)&far, sizeof far) != 0) return 1;
      open[made % most_open].socket = client;
      open[made % most_open].until = now() + life;
      if (write(client, bytes, length) != (ssize_t)length) return 1;
      made++;
      idle = 0;
    }
    if (idle) usleep(200);
  }
  printf("%lu %.1f\n", made, shortest * 1000);
  return 0;
}
