// One socket as the kernel tells of it through NETLINK_SOCK_DIAG: in a table, or at its end.
#ifndef CALLWARDEN_SOCKET_ROW_H
#define CALLWARDEN_SOCKET_ROW_H

#include <linux/inet_diag.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* include/net/tcp_states.h; UDP knows the first alone. */
enum { socket_established = 1, socket_listening = 10 };

/* For so long the kernel finishes a connection that nobody holds any more (ip-sysctl: tcp_fin_timeout). */
enum { longest_finish_ms = 60000 };

struct socket_row {
  /* 0 for an orphan: the kernel still finishes the connection, no process holds it. */
  uint64_t inode;
  /* The kernel's own number for it, from its beginning to its end; never 0. */
  uint64_t cookie;
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

/* Reads a message of `length` bytes, at least the size of its fixed part. `protocol` holds where the message itself
   names none. */
struct socket_row socket_row_read(const struct inet_diag_msg *message, size_t length, uint8_t protocol);

bool socket_has_peer(const struct socket_row *row);

#endif
