// One socket as the kernel describes it.
#include "socket_facts.h"

#include <arpa/inet.h>
#include <libproc.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/proc_info.h>
#include <sys/socket.h>

/* An address of the kernel's is an IPv6 one, or an IPv4 one at the end of the same place. */
static void take_address(const struct in_sockinfo *ends, bool local, uint8_t *address) {
  if ((ends->insi_vflag & INI_IPV6) != 0) {
    memcpy(address, local ? &ends->insi_laddr.ina_6 : &ends->insi_faddr.ina_6, 16);
    // The kernel keeps an interface's number inside a link-local address; on the wire these bits are zero.
    if (address[0] == 0xfe && (address[1] & 0xc0) == 0x80) address[2] = address[3] = 0;
    return;
  }
  memcpy(address, local ? &ends->insi_laddr.ina_46.i46a_addr4 : &ends->insi_faddr.ina_46.i46a_addr4, 4);
}

static bool is_set(const uint8_t *address) {
  for (int at = 0; at < 16; at++) {
    if (address[at] != 0) return true;
  }
  return false;
}

bool read_socket(int pid, int descriptor, struct socket_facts *facts) {
  struct socket_fdinfo info;
  int length = proc_pidfdinfo(pid, descriptor, PROC_PIDFDSOCKETINFO, &info, sizeof info);
  if (length < (int)sizeof info) return false;
  const struct socket_info *socket = &info.psi;
  const bool tcp = socket->soi_kind == SOCKINFO_TCP;
  const bool internet = socket->soi_family == AF_INET || socket->soi_family == AF_INET6;
  if (!internet || (!tcp && (socket->soi_kind != SOCKINFO_IN || socket->soi_protocol != IPPROTO_UDP))) return false;
  const struct in_sockinfo *ends = tcp ? &socket->soi_proto.pri_tcp.tcpsi_ini : &socket->soi_proto.pri_in;
  *facts = (struct socket_facts){
    .handle = socket->soi_so == 0 ? 1 : socket->soi_so,
    .udp = !tcp,
    .v6 = (ends->insi_vflag & INI_IPV6) != 0,
    .state = tcp ? socket->soi_proto.pri_tcp.tcpsi_state : 0,
    // In the order of the network, in an int.
    .local_port = ntohs((uint16_t)ends->insi_lport),
    .remote_port = ntohs((uint16_t)ends->insi_fport),
  };
  take_address(ends, true, facts->local);
  take_address(ends, false, facts->remote);
  facts->connected = facts->remote_port != 0 && is_set(facts->remote);
  return true;
}

const char *socket_state(const struct socket_facts *facts) {
  // TSI_S_CLOSED and what follows.
  static const char *const names[] = {"close",      "listen",  "syn-sent", "syn-recv",   "established", "close-wait",
                                      "fin-wait-1", "closing", "last-ack", "fin-wait-2", "time-wait"};
  if (facts->udp) return facts->connected ? "established" : "unconnected";
  const size_t known = sizeof names / sizeof *names;
  return facts->state >= 0 && (size_t)facts->state < known ? names[facts->state] : "unknown";
}
