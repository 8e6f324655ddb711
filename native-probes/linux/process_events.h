// Fork, exec and exit as the kernel tells them.
#ifndef CALLWARDEN_PROCESS_EVENTS_H
#define CALLWARDEN_PROCESS_EVENTS_H

#include <stdbool.h>

/* Subscribes. NULL, or why the kernel does not tell. */
const char *process_events_start(void);
/* To be polled for input; -1 without events. */
int process_events_descriptor(void);
/* Hands what was told to processes.h. False when some was lost: then only the listing helps. */
bool process_events_read(void);

#endif
