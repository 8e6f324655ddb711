// The times of macOS as this project tells them.
#ifndef CALLWARDEN_CLOCK_H
#define CALLWARDEN_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Epoch milliseconds, for `atMs`. */
static inline uint64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* Milliseconds that never jump, for deadlines. */
static inline uint64_t steady_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

#endif
