// The processes whose sockets are told: those in focus, and for a while those of them that have ended.
#ifndef CALLWARDEN_FOCUS_H
#define CALLWARDEN_FOCUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "pid_set.h"

struct owner {
  uint64_t start_ticks;
  pid_t pid;
};

const struct pid_set *focus_now(void);
/* Replaces it; pids of no living process are left out. */
void focus_set(const uint32_t *pids, size_t count);
bool focus_has(pid_t pid);

/* A process in focus is about to be forgotten. Its connections may be finished by the kernel after it. */
void focus_depart(pid_t pid);
/* Forgets who departed longer ago than the kernel finishes connections. */
void focus_forget_departed(void);

/* Whether there is anybody, departed ones among them. */
bool focus_any(void);
/* A process in focus, or one that departed a while ago. */
bool focus_owner(pid_t pid, struct owner *owner);

#endif
