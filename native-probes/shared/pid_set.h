// Some pids, to be asked about often: those in focus.
#ifndef CALLWARDEN_PID_SET_H
#define CALLWARDEN_PID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "commands.h"

struct pid_set {
  /* Ascending. */
  uint32_t pids[largest_focus];
  size_t count;
};

/* Replaces them by those of at most `largest_focus` pids that `lives`. */
void pid_set_replace(struct pid_set *set, const uint32_t *pids, size_t count, bool (*lives)(uint32_t pid));
bool pid_set_has(const struct pid_set *set, uint32_t pid);
void pid_set_remove(struct pid_set *set, uint32_t pid);

#endif
