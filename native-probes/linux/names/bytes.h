// Reading bytes of strangers: a reader that never leaves them, and says once that they were too few.
#ifndef CALLWARDEN_NAMES_BYTES_H
#define CALLWARDEN_NAMES_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
  const unsigned char *at;
  size_t left;
  /* Something was asked for that is not there; everything read since is 0. */
  bool short_of;
};

static inline const unsigned char *take(struct bytes *bytes, size_t length) {
  if (bytes->short_of || length > bytes->left) {
    bytes->short_of = true;
    return NULL;
  }
  const unsigned char *taken = bytes->at;
  bytes->at += length;
  bytes->left -= length;
  return taken;
}

/* A number of `size` bytes in network order, at most 4. */
static inline uint32_t take_number(struct bytes *bytes, size_t size) {
  const unsigned char *taken = take(bytes, size);
  uint32_t value = 0;
  for (size_t at = 0; taken != NULL && at < size; at++) value = value << 8 | taken[at];
  return value;
}

/* The next `length` bytes as a reader of their own. */
static inline struct bytes take_part(struct bytes *bytes, size_t length) {
  const unsigned char *taken = take(bytes, length);
  return (struct bytes){.at = taken, .left = taken == NULL ? 0 : length, .short_of = taken == NULL};
}

#endif
