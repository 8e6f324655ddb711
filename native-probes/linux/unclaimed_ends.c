// Ends of connections that processes outside the focus made, in a ring.
#include "unclaimed_ends.h"

#include <stddef.h>

#include "clock.h"

enum {
  most_kept = 4096,
  // Longer than it takes to tell of a process and to be told to look at it; shorter than a pid is used again.
  kept_for_ms = 3000,
};

static struct {
  struct socket_row row;
  uint64_t at;
  /* 0 where there is none. */
  pid_t maker;
} kept[most_kept];
static size_t next;

void unclaimed_ends_keep(pid_t maker, const struct socket_row *row) {
  kept[next].row = *row;
  kept[next].at = steady_ms();
  kept[next].maker = maker;
  next = (next + 1) % most_kept;
}

void unclaimed_ends_claim(void (*show)(const struct owner *owner, const struct socket_row *row)) {
  uint64_t now = steady_ms();
  for (size_t at = 0; at < most_kept; at++) {
    struct owner owner;
    if (kept[at].maker == 0 || !focus_owner(kept[at].maker, &owner)) continue;
    kept[at].maker = 0;
    if (now - kept[at].at <= kept_for_ms) show(&owner, &kept[at].row);
  }
}
