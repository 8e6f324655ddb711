// One socket as the kernel tells of it (linux/inet_diag.h, net/ipv4/inet_diag.c).
#include "socket_row.h"

#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <string.h>

static void read_counters(const char *info, size_t length, struct socket_row *row) {
  const size_t enough = offsetof(struct tcp_info, tcpi_bytes_received) + sizeof(uint64_t);
  // Since Linux 4.19; bytes_acked, its elder, counts the connection's end as a byte.
  const size_t exact = offsetof(struct tcp_info, tcpi_bytes_retrans) + sizeof(uint64_t);
  // An older kernel's tcp_info is shorter.
  if (length < enough) return;
  memcpy(&row->sent, info + offsetof(struct tcp_info, tcpi_bytes_acked), sizeof row->sent);
  if (length >= exact) {
    uint64_t again;
    memcpy(&row->sent, info + offsetof(struct tcp_info, tcpi_bytes_sent), sizeof row->sent);
    memcpy(&again, info + offsetof(struct tcp_info, tcpi_bytes_retrans), sizeof again);
    row->sent -= again;
  }
  memcpy(&row->received, info + offsetof(struct tcp_info, tcpi_bytes_received), sizeof row->received);
  row->counted = true;
}

static void read_attribute(const struct nlattr *attribute, const char *value, struct socket_row *row) {
  size_t length = attribute->nla_len - NLA_HDRLEN;
  if (attribute->nla_type == INET_DIAG_INFO && row->protocol == IPPROTO_TCP) read_counters(value, length, row);
  // Comes before the counters, and only where a socket's end is told.
  if (attribute->nla_type == INET_DIAG_PROTOCOL && length >= 1) row->protocol = (uint8_t)*value;
}

static void read_attributes(const char *at, size_t left, struct socket_row *row) {
  while (left >= sizeof(struct nlattr)) {
    struct nlattr attribute;
    memcpy(&attribute, at, sizeof attribute);
    if (attribute.nla_len < NLA_HDRLEN || attribute.nla_len > left) return;
    read_attribute(&attribute, at + NLA_HDRLEN, row);
    size_t whole = NLA_ALIGN(attribute.nla_len);
    if (whole >= left) return;
    at += whole;
    left -= whole;
  }
}

struct socket_row socket_row_read(const struct inet_diag_msg *message, size_t length, uint8_t protocol) {
  struct socket_row row = {
      .inode = message->idiag_inode,
      .cookie = (uint64_t)message->id.idiag_cookie[1] << 32 | message->id.idiag_cookie[0],
      .protocol = protocol,
      .family = message->idiag_family,
      .state = message->idiag_state,
      .local_port = ntohs(message->id.idiag_sport),
      .remote_port = ntohs(message->id.idiag_dport),
  };
  memcpy(row.local, message->id.idiag_src, sizeof row.local);
  memcpy(row.remote, message->id.idiag_dst, sizeof row.remote);
  read_attributes((const char *)(message + 1), length - sizeof *message, &row);
  return row;
}

bool socket_has_peer(const struct socket_row *row) {
  if (row->protocol == IPPROTO_UDP) return row->state == socket_established;
  return row->state != socket_listening && row->remote_port != 0;
}
