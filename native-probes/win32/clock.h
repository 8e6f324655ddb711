// Windows' times as this project tells them.
#ifndef CALLWARDEN_CLOCK_H
#define CALLWARDEN_CLOCK_H

#include <stdint.h>
#include <windows.h>

/* FILETIME counts 100 ns since 1601; so many of them lie before 1970. */
#define BEFORE_1970 116444736000000000u

static inline uint64_t filetime_of(FILETIME time) { return (uint64_t)time.dwHighDateTime << 32 | time.dwLowDateTime; }

/* Microseconds since 1970, which a double holds exactly: what `startTicks` counts on Windows. 0 for no time. */
static inline uint64_t filetime_us(uint64_t filetime) {
  return filetime < BEFORE_1970 ? 0 : (filetime - BEFORE_1970) / 10;
}

/* Epoch milliseconds, for `atMs`. */
static inline uint64_t now_ms(void) {
  FILETIME now;
  GetSystemTimePreciseAsFileTime(&now);
  return filetime_us(filetime_of(now)) / 1000;
}

/* Milliseconds that never jump, for deadlines. */
static inline uint64_t steady_ms(void) { return GetTickCount64(); }

#endif
