// Which process made a socket, kept by the kernel itself for every socket that is made from now on.
#ifndef CALLWARDEN_SOCKET_MAKERS_H
#define CALLWARDEN_SOCKET_MAKERS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* NULL, or why the kernel does not keep it: it takes an administrator, or CAP_BPF with CAP_NET_ADMIN. */
const char *socket_makers_start(void);
bool socket_makers_known(void);

/* The process that made the socket of this cookie, or 0: made before, accepted from a listener, or forgotten. */
pid_t socket_maker(uint64_t cookie);

#endif
