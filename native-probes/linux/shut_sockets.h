// Ends sockets of another process for good, for an administrator who cuts that process's line.
#ifndef CALLWARDEN_SHUT_SOCKETS_H
#define CALLWARDEN_SHUT_SOCKETS_H

/* `words`: a pid, then inodes of its UDP sockets. Tells how many were shut; gives the exit code. */
int shut_udp_sockets(int count, char **words);

#endif
