// The two clocks: one for what is told, one for what is due.
#ifndef CALLWARDEN_CLOCK_H
#define CALLWARDEN_CLOCK_H

#include <stdint.h>
#include <time.h>

static inline uint64_t clock_ms(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* Epoch milliseconds, for `atMs`. */
static inline uint64_t now_ms(void) { return clock_ms(CLOCK_REALTIME); }

/* Nanoseconds in which the kernel stamps process events. */
static inline uint64_t steady_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* Milliseconds that never jump, for deadlines. */
static inline uint64_t steady_ms(void) { return clock_ms(CLOCK_MONOTONIC); }

/* A deadline that is never due. */
#define NEVER UINT64_MAX

#endif
