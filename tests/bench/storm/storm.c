// A storm over loopback, at a steady rate: connections that are opened, say their hello and are closed, or datagrams.
// Arguments: what (connections, hellos, datagrams), how many a second, seconds, a file with the hello. Prints how many.
#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int listener;

static void *answer(void *nothing) {
  char bytes[4096];
  for (;;) {
    int peer = accept(listener, NULL, NULL);
    if (peer < 0) return nothing;
    while (read(peer, bytes, sizeof bytes) > 0) continue;
    close(peer);
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count != 5) return 2;
  int datagrams = strcmp(arguments[1], "datagrams") == 0, hellos = strcmp(arguments[1], "hellos") == 0;
  double rate = atof(arguments[2]), seconds = atof(arguments[3]);
  char hello[4096];
  FILE *file = fopen(arguments[4], "rb");
  size_t length = file == NULL ? 0 : fread(hello, 1, sizeof hello, file);
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof server;
  listener = socket(AF_INET, datagrams ? SOCK_DGRAM : SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&server, size) != 0) return 1;
  getsockname(listener, (struct sockaddr *)&server, &size);
  int speaker = socket(AF_INET, SOCK_DGRAM, 0);
  pthread_t thread;
  if (!datagrams && (listen(listener, 4096) != 0 || pthread_create(&thread, NULL, answer, NULL) != 0)) return 1;
  double begin = now();
  unsigned long done = 0;
  while (now() - begin < seconds) {
    double ahead = (double)done / rate - (now() - begin);
    if (ahead > 0.001) usleep((useconds_t)(ahead * 1e6));
    if (datagrams) {
      if (sendto(speaker, hello, length, 0, (struct sockaddr *)&server, size) < 0) return 1;
    } else {
      int client = socket(AF_INET, SOCK_STREAM, 0);
      // No waiting for late packets afterwards: the ports would not last.
      setsockopt(client, SOL_SOCKET, SO_LINGER, &(struct linger){.l_onoff = 1}, sizeof(struct linger));
      if (connect(client, (struct sockaddr *)&server, size) != 0) return 1;
      if (hellos && write(client, hello, length) < 0) return 1;
      close(client);
    }
    done++;
  }
  printf("%lu\n", done);
  return 0;
}
