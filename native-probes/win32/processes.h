// The processes there are, by differences of the system's own list.
#ifndef CALLWARDEN_PROCESSES_H
#define CALLWARDEN_PROCESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>
#include <windows.h>

struct process {
  uint64_t pid;
  /* Microseconds since 1970. */
  uint64_t start_ticks;
  uint32_t parent;
  uint32_t seen;
  /* Full path of what it runs; NULL where it may not be asked for. */
  wchar_t *image;
};

const struct process *processes_find(uint32_t pid);
size_t processes_count(void);
/* Those that this user may not ask what they run. */
size_t processes_denied(void);

/* Compares the list with what is known and tells the difference; with `again`, tells everything. */
void processes_list(bool again);

typedef void (*process_visitor)(void *context, const struct process *process);
void processes_each(process_visitor visit, void *context);

/* When this process began, in microseconds since 1970; 0 where it is over or may not be asked. */
uint64_t process_start(HANDLE process);

/* The relative identifier (the last part of the SID) of the user that a process runs as; `nobody_knows` where it may
   not be asked. */
enum { nobody_knows = 0xffffffffu };
uint32_t process_user(HANDLE process);

#endif
