// Some pids, sorted.
#include "pid_set.h"

#include <stdlib.h>

static int ascending(const void *one, const void *other) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  return (a > b) - (a < b);
}

void pid_set_replace(struct pid_set *set, const uint32_t *pids, size_t count, bool (*lives)(uint32_t pid)) {
  set->count = 0;
  for (size_t at = 0; at < count && set->count < largest_focus; at++) {
    if (lives(pids[at])) set->pids[set->count++] = pids[at];
  }
  qsort(set->pids, set->count, sizeof *set->pids, ascending);
}

bool pid_set_has(const struct pid_set *set, uint32_t pid) {
  for (size_t low = 0, high = set->count; low < high;) {
    size_t middle = low + (high - low) / 2;
    if (set->pids[middle] == pid) return true;
    if (set->pids[middle] < pid) low = middle + 1;
    else high = middle;
  }
  return false;
}

void pid_set_remove(struct pid_set *set, uint32_t pid) {
  size_t kept = 0;
  for (size_t at = 0; at < set->count; at++) {
    if (set->pids[at] != pid) set->pids[kept++] = set->pids[at];
  }
  set->count = kept;
}
