// One socket as the kernel describes it (sys/proc_info.h), in the words of ../protocol.md.
#ifndef CALLWARDEN_SOCKET_FACTS_H
#define CALLWARDEN_SOCKET_FACTS_H

#include <stdbool.h>
#include <stdint.h>

struct socket_facts {
  /* The socket's own handle in the kernel: the same for whoever shares it. Never 0. */
  uint64_t handle;
  uint8_t local[16], remote[16];
  uint16_t local_port, remote_port;
  int state;
  bool udp, v6, connected;
};

/* False for what is no socket of TCP or UDP, or is gone. */
bool read_socket(int pid, int descriptor, struct socket_facts *facts);

const char *socket_state(const struct socket_facts *facts);

#endif
