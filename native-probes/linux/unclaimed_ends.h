// Ends of connections that processes outside the focus made. A process is in focus only once somebody has recognised
// it; what it did until then is claimed afterwards.
#ifndef CALLWARDEN_UNCLAIMED_ENDS_H
#define CALLWARDEN_UNCLAIMED_ENDS_H

#include "focus.h"
#include "socket_row.h"

/* Keeps it for some seconds; of very many only the last ones. */
void unclaimed_ends_keep(pid_t maker, const struct socket_row *row);

/* Shows those of processes that are in focus now, each once. */
void unclaimed_ends_claim(void (*show)(const struct owner *owner, const struct socket_row *row));

#endif
