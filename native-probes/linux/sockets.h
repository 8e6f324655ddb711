// The sockets of the processes in focus, and how they change.
#ifndef CALLWARDEN_SOCKETS_H
#define CALLWARDEN_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

const pid_t *sockets_focus(size_t *count);
/* Replaces the focus; pids of no living process are left out. */
void sockets_set_focus(const uint32_t *pids, size_t count);

/* Asks the kernel and tells what changed. With `verify`, also finds sockets that were handed on. */
void sockets_tick(bool verify);

/* A full sample: tells of every socket of the focus again, or of everybody (`everybody` before the sweep). */
void sockets_begin_sample(bool everybody);
/* The sweep met a socket. */
void sockets_note_owner(pid_t pid, uint64_t start_ticks, uint64_t inode);
/* The number of sockets told. */
size_t sockets_end_sample(void);

void sockets_forget_process(pid_t pid);

#endif
