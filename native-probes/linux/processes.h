// The processes there are: known by events, or by differences of the listing below /proc.
#ifndef CALLWARDEN_PROCESSES_H
#define CALLWARDEN_PROCESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct process {
  uint64_t pid;
  uint64_t start_ticks;
  /* Inode number of its folder: another one means that another process may have this pid now. */
  uint64_t entry;
  /* See process_facts. */
  uint64_t image;
  /* When it was last read to be told, in nanoseconds of CLOCK_MONOTONIC. */
  uint64_t told_at;
  uint32_t seen;
  bool kernel_thread;
  bool leader_gone;
};

struct process_key {
  uint64_t start_ticks;
  pid_t pid;
};

const struct process *processes_find(pid_t pid);
size_t processes_count(void);
/* All but kernel threads. The list holds until the next call. */
const struct process_key *processes_newest_first(size_t *count);

/* What events say; looked into at the next flush. */
void processes_forked(pid_t child, pid_t parent);
/* `at_ns` as the kernel stamps it, in CLOCK_MONOTONIC. */
void processes_executed(pid_t pid, uint64_t at_ns);
void processes_exited(pid_t pid);
/* Looks into every process that an event named; true when one that exited was still there: flush again soon. */
bool processes_flush(void);

/* Compares the listing with what is known. With `images`, also finds what each process runs now. */
void processes_list(bool images);

/* Looks again at processes whose first thread ended before the others; true while there are some. */
bool processes_look_at_leaderless(void);

/* Tells of every process again, and shows each: its folder is open meanwhile. */
void processes_sample(void (*show)(int folder, const struct process *process));

#endif
