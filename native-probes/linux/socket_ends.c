// The ends of sockets, from the groups of NETLINK_SOCK_DIAG that tell of destroyed ones (linux/sock_diag.h; since
// Linux 4.5). Anybody may listen (net/core/sock_diag.c).
#include "socket_ends.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  // Holds what 5,000 connections with both ends here bring in four seconds; cut to net.core.rmem_max where the
  // kernel does not let us have more.
  receive_buffer = 4 << 20,
  at_once = 64,
  // An end is 380 bytes today; tcp_info grows.
  largest_end = 1024,
};

static const int groups[] = {SKNLGRP_INET_TCP_DESTROY, SKNLGRP_INET6_TCP_DESTROY, SKNLGRP_INET_UDP_DESTROY,
                             SKNLGRP_INET6_UDP_DESTROY};
static int channel = -1;
static bool listens;

int socket_ends_descriptor(void) { return channel; }
bool socket_ends_heard(void) { return listens; }

/* A socket without a peer has nothing to be told of at its end; the kernel drops it before it wakes anybody. */
static void leave_peerless_out(void) {
  struct sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_H | BPF_ABS, sizeof(struct nlmsghdr) + offsetof(struct inet_diag_msg, id.idiag_dport)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 0),
      BPF_STMT(BPF_RET | BPF_K, UINT32_MAX),
  };
  struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
  // Without it the same is told, only dearer.
  setsockopt(channel, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter);
}

static int join(bool joins) {
  int option = joins ? NETLINK_ADD_MEMBERSHIP : NETLINK_DROP_MEMBERSHIP;
  for (size_t at = 0; at < sizeof groups / sizeof *groups; at++) {
    if (setsockopt(channel, SOL_NETLINK, option, &groups[at], sizeof groups[at]) != 0) return errno;
  }
  return 0;
}

const char *socket_ends_start(void) {
  channel = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG);
  if (channel < 0) return strerror(errno);
  int size = receive_buffer;
  if (setsockopt(channel, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) != 0) {
    setsockopt(channel, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }
  leave_peerless_out();
  // An address of its own: to one without, the kernel tells nothing.
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  int error = bind(channel, (struct sockaddr *)&address, sizeof address) == 0 ? join(true) : errno;
  join(false);
  if (error == 0) return NULL;
  close(channel);
  channel = -1;
  return strerror(error);
}

void socket_ends_listen(bool listen) {
  if (channel < 0 || listens == listen) return;
  listens = join(listen) == 0 && listen;
}

static void show_end(const struct nlmsghdr *header, size_t length, void (*show)(const struct socket_row *row)) {
  if (!NLMSG_OK(header, length) || header->nlmsg_type != SOCK_DIAG_BY_FAMILY) return;
  if (NLMSG_PAYLOAD(header, 0) < sizeof(struct inet_diag_msg)) return;
  // TCP is what an end without the attribute would be of; its counters would be read in vain.
  const struct socket_row row = socket_row_read(NLMSG_DATA(header), NLMSG_PAYLOAD(header, 0), IPPROTO_TCP);
  if (row.cookie != 0 && row.remote_port != 0) show(&row);
}

void socket_ends_read(void (*show)(const struct socket_row *row)) {
  static _Alignas(struct nlmsghdr) char ends[at_once][largest_end];
  static struct sockaddr_nl from[at_once];
  static struct iovec places[at_once];
  static struct mmsghdr messages[at_once];
  if (!listens) return;
  for (;;) {
    for (size_t at = 0; at < at_once; at++) {
      places[at] = (struct iovec){.iov_base = ends[at], .iov_len = sizeof ends[at]};
      messages[at].msg_hdr = (struct msghdr){
          .msg_iov = &places[at], .msg_iovlen = 1, .msg_name = &from[at], .msg_namelen = sizeof from[at]};
    }
    int count = recvmmsg(channel, messages, at_once, MSG_DONTWAIT, NULL);
    // Those that were lost are counted by the kernel.
    if (count < 0 && (errno == ENOBUFS || errno == EINTR)) continue;
    if (count <= 0) return;
    for (int at = 0; at < count; at++) {
      // Port 0 is the kernel.
      if (from[at].nl_pid == 0) show_end((const struct nlmsghdr *)ends[at], messages[at].msg_len, show);
    }
    if (count < at_once) return;
  }
}

uint64_t socket_ends_lost(void) {
  uint32_t memory[SK_MEMINFO_VARS] = {0};
  socklen_t length = sizeof memory;
  if (channel < 0 || getsockopt(channel, SOL_SOCKET, SO_MEMINFO, memory, &length) != 0) return 0;
  return memory[SK_MEMINFO_DROPS];
}
