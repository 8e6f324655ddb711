// The processes there are, by differences of the kernel's own list (libproc).
#ifndef CALLWARDEN_PROCESSES_H
#define CALLWARDEN_PROCESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct process {
  uint64_t pid;
  /* Whole seconds since 1970, as ps(1) tells them too. */
  uint64_t start_ticks;
  /* A digest of the path of what it runs: an exec keeps pid and start. */
  uint64_t image;
  uint32_t seen;
};

const struct process *processes_find(uint32_t pid);
size_t processes_count(void);

/* Compares the list with what is known and tells the difference; with `again`, tells everything. */
void processes_list(bool again);

typedef void (*process_visitor)(const struct process *process);
void processes_each(process_visitor visit);

#endif
