// The kernel's socket tables, asked through NETLINK_SOCK_DIAG (sock_diag(7)).
#ifndef CALLWARDEN_SOCK_DIAG_H
#define CALLWARDEN_SOCK_DIAG_H

#include <stdbool.h>
#include <stdint.h>

struct socket_row {
  uint64_t inode;
  uint64_t sent;
  uint64_t received;
  bool counted;
  uint8_t protocol; /* IPPROTO_TCP or IPPROTO_UDP */
  uint8_t family;
  uint8_t state; /* include/net/tcp_states.h */
  uint16_t local_port;
  uint16_t remote_port;
  unsigned char local[16];
  unsigned char remote[16];
};

/* Opens the channel and tries it. 0, or an error number; then there are no sockets. */
int sock_diag_start(void);

/* Shows every TCP and UDP socket that some process holds. 0, or an error number: then not all were shown. */
int sock_diag_dump(void (*show)(const struct socket_row *row));

#endif
