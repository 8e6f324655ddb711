// One socket as it is kept between two looks, and the lines that tell of it.
#ifndef CALLWARDEN_SOCKET_LINES_H
#define CALLWARDEN_SOCKET_LINES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "socket_row.h"

struct watched_socket {
  uint64_t inode;
  uint64_t start_ticks;
  struct socket_row row;
  /* When it went from the tables, steady milliseconds, or 0. */
  uint64_t gone_at;
  pid_t pid;
  /* The last dump it was in, the last scan its owner held it in. */
  uint32_t seen;
  uint32_t held;
  uint8_t standing;
  uint8_t tries;
  /* In this sample; ever. */
  bool told;
  bool was_told;
};

void tell_socket_opened(struct watched_socket *socket);
void tell_socket_changed(const struct watched_socket *socket);
void tell_socket_closed(const struct watched_socket *socket);

#endif
