// The kernel's socket tables, asked through NETLINK_SOCK_DIAG (sock_diag(7)).
#ifndef CALLWARDEN_SOCK_DIAG_H
#define CALLWARDEN_SOCK_DIAG_H

#include "socket_row.h"

/* Opens the channel and tries it. 0, or an error number; then there are no sockets. */
int sock_diag_start(void);

/* Shows every TCP and UDP socket that some process holds, and every orphan. 0, or an error number: then not all were
   shown. */
int sock_diag_dump(void (*show)(const struct socket_row *row));
/* Shows the connections over TCP that may still talk, without their counts: a third of the cost. */
int sock_diag_dump_talking(void (*show)(const struct socket_row *row));

#endif
