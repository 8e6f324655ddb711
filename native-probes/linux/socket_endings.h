// What the end of a socket means: a told one is closed, one that was met early or never has passed.
#ifndef CALLWARDEN_SOCKET_ENDINGS_H
#define CALLWARDEN_SOCKET_ENDINGS_H

#include "socket_table.h"

/* A connection of which nothing was told is over; its last counts are the row's. */
void socket_passed(const struct watched_socket *socket, const struct socket_row *row);

/* Takes in which sockets have ended since the last time. */
void socket_endings_take(void);
/* The same, and those of processes that came into focus now. */
void socket_endings_claim(void);
/* Says how many ends were lost, where more were since the last time. */
void socket_endings_tell_lost(void);

#endif
