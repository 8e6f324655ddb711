// A pipe to ourselves: the one thing that a listener of another thread touches.
#include "wake.h"

#include <fcntl.h>
#include <unistd.h>

static int ends[2] = {-1, -1};

int wake_open(void) {
  if (pipe(ends) != 0) return -1;
  for (int at = 0; at < 2; at++) {
    fcntl(ends[at], F_SETFL, O_NONBLOCK);
    fcntl(ends[at], F_SETFD, FD_CLOEXEC);
  }
  return ends[0];
}

void wake(void) {
  // A full pipe wakes as well.
  ssize_t written = write(ends[1], "", 1);
  (void)written;
}

void wake_taken(void) {
  char bytes[256];
  while (read(ends[0], bytes, sizeof bytes) > 0) continue;
}
