// Standard input and output of a process of Linux or macOS (POSIX.1: write, poll, read).
#include "stream.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

void write_all(const char *bytes, size_t length) {
  size_t at = 0;
  while (at < length) {
    ssize_t written = write(STDOUT_FILENO, bytes + at, length - at);
    if (written >= 0) {
      at += (size_t)written;
    } else if (errno == EAGAIN) {
      // Somebody else made the shared pipe non-blocking; a slow reader still gets everything.
      struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&room, 1, -1);
    } else if (errno != EINTR) {
      exit(errno == EPIPE ? EXIT_SUCCESS : EXIT_FAILURE);
    }
  }
}

long read_some(char *bytes, size_t room) {
  ssize_t length = read(STDIN_FILENO, bytes, room);
  if (length >= 0) return length;
  return errno == EINTR || errno == EAGAIN ? -1 : 0;
}
