// The lines that tell of one socket.
#include "socket_lines.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "clock.h"
#include "output.h"

void put_endpoint(uint8_t family, const void *address, uint16_t port) {
  char text[INET6_ADDRSTRLEN];
  if (inet_ntop(family, address, text, sizeof text) == NULL) text[0] = '\0';
  put_literal("{\"address\":");
  put_quoted(text, strlen(text));
  put_number("port", port);
  put_literal("}");
}

/* include/net/tcp_states.h; UDP knows two of them. */
static const char *state_of(const struct socket_row *row) {
  static const char *const names[] = {"unknown",    "established", "syn-sent",  "syn-recv",   "fin-wait-1",
                                      "fin-wait-2", "time-wait",   "close",     "close-wait", "last-ack",
                                      "listen",     "closing",     "syn-recv"};
  if (row->protocol == IPPROTO_UDP && row->state != socket_established) return "unconnected";
  return row->state < sizeof names / sizeof *names ? names[row->state] : names[0];
}

static void put_traffic(const struct socket_row *row) {
  const char *state = state_of(row);
  put_text("state", state, strlen(state));
  if (row->counted) {
    put_number("bytesSent", row->sent);
    put_number("bytesReceived", row->received);
  } else {
    put_literal(",\"bytesSent\":null,\"bytesReceived\":null");
  }
  put_number("atMs", now_ms());
}

void tell_socket_opened(struct watched_socket *socket) {
  const struct socket_row *row = &socket->row;
  socket->told = true;
  socket->was_told = true;
  line_begin("socket.opened");
  put_number("inode", socket->inode);
  put_number("pid", (uint64_t)socket->pid);
  put_number("startTicks", socket->start_ticks);
  if (row->protocol == IPPROTO_TCP) put_literal(",\"protocol\":\"tcp\",\"local\":");
  else put_literal(",\"protocol\":\"udp\",\"local\":");
  put_endpoint(row->family, row->local, row->local_port);
  put_literal(",\"remote\":");
  if (socket_has_peer(row)) put_endpoint(row->family, row->remote, row->remote_port);
  else put_literal("null");
  put_traffic(row);
  line_end();
}

void tell_socket_changed(const struct watched_socket *socket) {
  line_begin("socket.changed");
  put_number("inode", socket->inode);
  put_traffic(&socket->row);
  line_end();
}

void tell_socket_closed(const struct watched_socket *socket) {
  line_begin("socket.closed");
  put_number("inode", socket->inode);
  put_number("atMs", now_ms());
  line_end();
}
