// The sockets of the processes in focus, and how they change.
#ifndef CALLWARDEN_SOCKETS_H
#define CALLWARDEN_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "focus.h"
#include "socket_row.h"

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

/* Between two ticks: whether this socket was met before, in whatever table. */
bool sockets_know(uint64_t inode);
/* Between two ticks: a socket is this process's. It is told at the next tick, as open or as passed. */
void sockets_meet_early(const struct owner *owner, const struct socket_row *row);

void sockets_forget_process(pid_t pid);

#endif
