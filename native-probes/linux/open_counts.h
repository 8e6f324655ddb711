// How many descriptors each process had open when it was last looked at: who has another number now may be the one that
// has just opened a device, and asking for the number costs a tenth of reading the descriptors.
#ifndef CALLWARDEN_OPEN_COUNTS_H
#define CALLWARDEN_OPEN_COUNTS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* The number now, or 0 where it cannot be told. */
int64_t open_count(pid_t pid);

/* Remembers the number that this process has now. */
void open_counts_note(pid_t pid, uint64_t start_ticks);

/* Whether the number is another than the one remembered, or none is; remembers the new one. Always false on a kernel
   that does not tell the number. */
bool open_counts_changed(pid_t pid, uint64_t start_ticks);

void open_counts_forget(pid_t pid);

#endif
