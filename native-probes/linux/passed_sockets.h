// Connections that came and went between two looks, summed up by process and peer: thousands a second become a line.
#ifndef CALLWARDEN_PASSED_SOCKETS_H
#define CALLWARDEN_PASSED_SOCKETS_H

#include <stdbool.h>

#include "focus.h"
#include "socket_row.h"

/* One connection that is over, with its last counts. `accepted`: the other side began it. */
void passed_add(const struct owner *owner, const struct socket_row *row, bool accepted);

/* Tells the sums since the last time. */
void passed_tell(void);

#endif
