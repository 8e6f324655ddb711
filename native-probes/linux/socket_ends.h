// The ends of sockets, as the kernel tells of them: with their last counts of bytes, but not whose they were.
#ifndef CALLWARDEN_SOCKET_ENDS_H
#define CALLWARDEN_SOCKET_ENDS_H

#include <stdbool.h>
#include <stdint.h>

#include "socket_row.h"

/* Opens the channel. NULL, or why the kernel does not tell: the text stays the channel's. */
const char *socket_ends_start(void);
/* To be polled; -1 where there is none. */
int socket_ends_descriptor(void);
/* Whether ends are told, so that it is worth waiting for one. */
bool socket_ends_heard(void);

/* Listens, or does not: while nobody listens the end of a socket costs the kernel nothing. */
void socket_ends_listen(bool listen);

/* Shows the ends of all sockets with a peer since the last time. */
void socket_ends_read(void (*show)(const struct socket_row *row));

/* How many were lost so far, because they came faster than they were read. */
uint64_t socket_ends_lost(void);

#endif
