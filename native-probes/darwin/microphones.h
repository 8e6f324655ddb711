// Which processes record, as Core Audio tells since macOS 14.2.
#ifndef CALLWARDEN_MICROPHONES_H
#define CALLWARDEN_MICROPHONES_H

#include <stdbool.h>
#include <stdint.h>

/* Begins to listen: from now on the loop is woken when somebody begins or ends to record. */
void microphones_listen(void);

/* Why Core Audio does not tell which processes record, or NULL. */
const char *microphones_untold(void);

/* Compares with what is known and tells the difference; with `again`, tells everything. */
void microphones_look(bool again);

void microphones_forget_process(uint32_t pid);

#endif
