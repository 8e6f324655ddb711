// The lines that tell of one socket.
#include "told_socket.h"

#include <string.h>
#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#endif

#include "output.h"

void put_endpoint(bool v6, const uint8_t *address, uint16_t port) {
  char text[INET6_ADDRSTRLEN];
  if (inet_ntop(v6 ? AF_INET6 : AF_INET, address, text, sizeof text) == NULL) text[0] = '\0';
  put_literal("{\"address\":");
  put_quoted(text, strlen(text));
  put_number("port", port);
  put_literal("}");
}

static void put_traffic(const struct told_socket *socket, uint64_t at_ms) {
  put_text("state", socket->state, strlen(socket->state));
  if (socket->counted) {
    put_number("bytesSent", socket->sent);
    put_number("bytesReceived", socket->received);
  } else {
    put_literal(",\"bytesSent\":null,\"bytesReceived\":null");
  }
  put_number("atMs", at_ms);
}

void tell_opened(const struct told_socket *socket, uint64_t at_ms) {
  line_begin("socket.opened");
  put_number("inode", socket->number);
  put_number("pid", socket->pid);
  put_number("startTicks", socket->start_ticks);
  if (socket->udp) put_literal(",\"protocol\":\"udp\",\"local\":");
  else put_literal(",\"protocol\":\"tcp\",\"local\":");
  put_endpoint(socket->v6, socket->local, socket->local_port);
  put_literal(",\"remote\":");
  if (socket->remote != NULL) put_endpoint(socket->v6, socket->remote, socket->remote_port);
  else put_literal("null");
  put_traffic(socket, at_ms);
  line_end();
}

void tell_changed(const struct told_socket *socket, uint64_t at_ms) {
  line_begin("socket.changed");
  put_number("inode", socket->number);
  put_traffic(socket, at_ms);
  line_end();
}

void tell_closed(uint64_t number, uint64_t at_ms) {
  line_begin("socket.closed");
  put_number("inode", number);
  put_number("atMs", at_ms);
  line_end();
}
