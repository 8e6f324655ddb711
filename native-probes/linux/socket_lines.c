// The lines that tell of one socket.
#include "socket_lines.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "clock.h"
#include "told_socket.h"

/* include/net/tcp_states.h; UDP knows two of them. */
static const char *state_of(const struct socket_row *row) {
  static const char *const names[] = {"unknown",    "established", "syn-sent",  "syn-recv",   "fin-wait-1",
                                      "fin-wait-2", "time-wait",   "close",     "close-wait", "last-ack",
                                      "listen",     "closing",     "syn-recv"};
  if (row->protocol == IPPROTO_UDP && row->state != socket_established) return "unconnected";
  return row->state < sizeof names / sizeof *names ? names[row->state] : names[0];
}

static struct told_socket told(const struct watched_socket *socket) {
  const struct socket_row *row = &socket->row;
  return (struct told_socket){
    .number = socket->inode,
    .pid = (uint64_t)socket->pid,
    .start_ticks = socket->start_ticks,
    .udp = row->protocol != IPPROTO_TCP,
    .v6 = row->family == AF_INET6,
    .local = row->local,
    .local_port = row->local_port,
    .remote = socket_has_peer(row) ? row->remote : NULL,
    .remote_port = row->remote_port,
    .state = state_of(row),
    .counted = row->counted,
    .sent = row->sent,
    .received = row->received,
  };
}

void tell_socket_opened(struct watched_socket *socket) {
  struct told_socket line = told(socket);
  socket->told = true;
  socket->was_told = true;
  tell_opened(&line, now_ms());
}

void tell_socket_changed(const struct watched_socket *socket) {
  struct told_socket line = told(socket);
  tell_changed(&line, now_ms());
}

void tell_socket_closed(const struct watched_socket *socket) { tell_closed(socket->inode, now_ms()); }
