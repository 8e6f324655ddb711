// The sockets of the processes in focus, and how they change.
#ifndef CALLWARDEN_SOCKETS_H
#define CALLWARDEN_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Replaces the focus; pids of no living process are left out. */
void sockets_set_focus(const uint32_t *pids, size_t count);

/* Asks the system and tells what changed. */
void sockets_tick(void);

/* Tells of every socket of the focus again, or of everybody. Gives how many were told. */
size_t sockets_sample(bool everybody);

/* Of the last sample: processes whose descriptors this user may not look into. */
size_t sockets_denied(void);

void sockets_forget_process(uint32_t pid);

#endif
