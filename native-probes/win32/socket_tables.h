// The system's four tables of sockets as rows of one shape.
#ifndef CALLWARDEN_SOCKET_TABLES_H
#define CALLWARDEN_SOCKET_TABLES_H

#include <stdbool.h>
#include <stdint.h>

struct socket_row {
  uint8_t local[16];
  uint8_t remote[16];
  /* Of a link-local address, or 0. */
  uint32_t local_scope;
  uint32_t remote_scope;
  uint32_t pid;
  uint16_t local_port;
  uint16_t remote_port;
  /* MIB_TCP_STATE; 0 for UDP. */
  uint8_t state;
  bool udp;
  bool v6;
};

typedef void (*row_visitor)(const struct socket_row *row);
/* Shows every row that has an owner. False where a table could not be had; its call and error then stand in
   `socket_tables_failure`. */
bool socket_tables_each(row_visitor visit);
const char *socket_tables_failure(unsigned long *error);

/* Asks the system to count this connection's bytes, where it does not yet; an error number. */
unsigned long row_count_bytes(const struct socket_row *row);
/* What it has counted; false where it does not. */
bool row_bytes(const struct socket_row *row, uint64_t *sent, uint64_t *received);

#endif
