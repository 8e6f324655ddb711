// The ports on which the processes in focus wait for others over TCP.
#ifndef CALLWARDEN_LISTENERS_H
#define CALLWARDEN_LISTENERS_H

#include <stdbool.h>

#include "focus.h"
#include "socket_row.h"

void listeners_forget(void);
void listeners_note(const struct owner *owner, const struct socket_row *row);

/* Whether this connection came in at one of them; whose it is goes to `owner`, which may be NULL. */
bool listeners_accepted(const struct socket_row *row, struct owner *owner);

#endif
