// The kernel's socket tables, asked through NETLINK_SOCK_DIAG (sock_diag(7), linux/inet_diag.h).
#include "sock_diag.h"

#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  // include/net/tcp_states.h
  syn_sent = 2,
  close_wait = 8,
  // Neither has a socket of its own, so neither belongs to a process.
  time_wait = 6,
  new_syn_recv = 12,
  held_states = 0xfff & ~(1 << time_wait) & ~(1 << new_syn_recv),
  largest_answer = 64 << 10,
};

struct question {
  uint16_t type;
  uint8_t family;
  uint8_t protocol;
};

static const struct question asked[] = {
    {SOCK_DIAG_BY_FAMILY, AF_INET, IPPROTO_TCP},
    {SOCK_DIAG_BY_FAMILY, AF_INET6, IPPROTO_TCP},
    {SOCK_DIAG_BY_FAMILY, AF_INET, IPPROTO_UDP},
    {SOCK_DIAG_BY_FAMILY, AF_INET6, IPPROTO_UDP},
};

// The older request dumps both families in one walk; the kernel's table of connections has a slot for every
// 100 KiB of memory and walking it empty is most of what a question costs (net/ipv4/inet_diag.c).
static const struct question both_families = {TCPDIAG_GETSOCK, 0, IPPROTO_TCP};

static int channel = -1;
static uint32_t sequence;
static bool one_walk;

static int ask(const struct question *question, uint32_t states, bool counts) {
  struct {
    struct nlmsghdr header;
    union {
      struct inet_diag_req_v2 v2;
      struct inet_diag_req v1;
    } body;
  } request = {0};
  size_t length = sizeof request.body.v2;
  uint8_t extensions = counts && question->protocol == IPPROTO_TCP ? 1 << (INET_DIAG_INFO - 1) : 0;
  if (question->type == SOCK_DIAG_BY_FAMILY) {
    request.body.v2.sdiag_family = question->family;
    request.body.v2.sdiag_protocol = question->protocol;
    request.body.v2.idiag_ext = extensions;
    request.body.v2.idiag_states = states;
  } else {
    length = sizeof request.body.v1;
    request.body.v1.idiag_ext = extensions;
    request.body.v1.idiag_states = states;
  }
  request.header.nlmsg_len = (uint32_t)NLMSG_LENGTH(length);
  request.header.nlmsg_type = question->type;
  request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  request.header.nlmsg_seq = ++sequence;
  struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
  ssize_t sent = sendto(channel, &request, request.header.nlmsg_len, 0, (struct sockaddr *)&kernel, sizeof kernel);
  return sent < 0 ? errno : 0;
}

/* Reads to the end of one answer. */
static int take_answer(const struct question *question, void (*show)(const struct socket_row *row)) {
  static _Alignas(struct nlmsghdr) char answer[largest_answer];
  for (;;) {
    ssize_t length = recv(channel, answer, sizeof answer, 0);
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) return errno;
    size_t left = (size_t)length;
    for (struct nlmsghdr *header = (struct nlmsghdr *)answer; NLMSG_OK(header, left); header = NLMSG_NEXT(header, left)) {
      if (header->nlmsg_seq != sequence) continue;
      if (header->nlmsg_type == NLMSG_DONE) return 0;
      if (header->nlmsg_type == NLMSG_ERROR) {
        const struct nlmsgerr *error = NLMSG_DATA(header);
        return NLMSG_PAYLOAD(header, 0) < sizeof *error ? EPROTO : -error->error;
      }
      if (header->nlmsg_type != question->type || show == NULL) continue;
      if (NLMSG_PAYLOAD(header, 0) < sizeof(struct inet_diag_msg)) continue;
      const struct socket_row row = socket_row_read(NLMSG_DATA(header), NLMSG_PAYLOAD(header, 0), question->protocol);
      show(&row);
    }
  }
}

static int dump(const struct question *question, uint32_t states, bool counts,
                void (*show)(const struct socket_row *row)) {
  int error = ask(question, states, counts);
  return error != 0 ? error : take_answer(question, show);
}

int sock_diag_start(void) {
  channel = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (channel < 0) return errno;
  // The kernel answers while we ask; a kernel that does not must not hold up everything else.
  struct timeval patience = {.tv_sec = 2};
  setsockopt(channel, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  // No state at all: an empty answer, where the kernel answers.
  one_walk = dump(&both_families, 0, false, NULL) == 0;
  int error = dump(&asked[0], 0, false, NULL);
  if (error == 0) return 0;
  close(channel);
  channel = -1;
  return error;
}

int sock_diag_dump_talking(void (*show)(const struct socket_row *row)) {
  if (channel < 0) return EBADF;
  const uint32_t talking = 1 << socket_established | 1 << syn_sent | 1 << close_wait;
  if (one_walk) return dump(&both_families, talking, false, show);
  int error = dump(&asked[0], talking, false, show);
  int failed = dump(&asked[1], talking, false, show);
  return error == 0 && failed != ENOENT ? failed : error;
}

int sock_diag_dump(void (*show)(const struct socket_row *row)) {
  if (channel < 0) return EBADF;
  int error = one_walk ? dump(&both_families, held_states, true, show) : 0;
  for (size_t at = 0; at < sizeof asked / sizeof *asked; at++) {
    if (one_walk && asked[at].protocol == IPPROTO_TCP) continue;
    int failed = dump(&asked[at], held_states, true, show);
    // A kernel without IPv6 or without udp_diag has no such sockets to show.
    if (failed != 0 && failed != ENOENT && error == 0) error = failed;
  }
  return error;
}
