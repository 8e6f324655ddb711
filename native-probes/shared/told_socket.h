// One socket as the lines tell of it, whichever system it was seen on: `socket.opened`, `.changed` and `.closed`.
#ifndef CALLWARDEN_TOLD_SOCKET_H
#define CALLWARDEN_TOLD_SOCKET_H

#include <stdbool.h>
#include <stdint.h>

struct told_socket {
  /* What it is called in the lines, from its beginning to its end. */
  uint64_t number;
  uint64_t pid;
  uint64_t start_ticks;
  uint64_t sent, received;
  /* 4 or 16 bytes in the order of the network; `remote` NULL: it has no peer. */
  const uint8_t *local, *remote;
  /* In the words of ../protocol.md. */
  const char *state;
  uint16_t local_port, remote_port;
  bool udp, v6;
  /* Whether the system counted its bytes. */
  bool counted;
};

/* `at_ms`: epoch milliseconds. */
void tell_opened(const struct told_socket *socket, uint64_t at_ms);
void tell_changed(const struct told_socket *socket, uint64_t at_ms);
void tell_closed(uint64_t number, uint64_t at_ms);

/* An address and a port as a value. */
void put_endpoint(bool v6, const uint8_t *address, uint16_t port);

#endif
