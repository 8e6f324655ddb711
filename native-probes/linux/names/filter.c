// A classic BPF program for a packet socket that begins at the IP header (SOCK_DGRAM, packet(7)).
#include "filter.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <netinet/in.h>
#include <sys/socket.h>

enum {
  headers_only = 96,
  whole = 4096,
  port_dns = 53,
  port_quic = 443,
};

/* A jump says how many instructions it skips; names say where that is, and the compiler counts. */
enum {
  at_loopback = 2,
  at_family = 5,
  at_v4 = 8,
  at_v6 = 14,
  at_protocol = 16,
  at_udp = 18,
  at_quic = 22,
  at_quic_v1 = 26,
  at_quic_v2 = 29,
  at_headers = 31,
  at_tcp = 32,
  at_hello = 38,
  at_whole = 44,
  at_nothing = 45,
  instructions = 46,
};

#define LOAD_META(what) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (__u32)SKF_AD_OFF + (what))
#define LOAD(size, at) BPF_STMT(BPF_LD | (size) | BPF_ABS, at)
#define LOAD_BEHIND(size, at) BPF_STMT(BPF_LD | (size) | BPF_IND, at)
#define IF(compare, value, here, yes, no) \
  BPF_JUMP(BPF_JMP | (compare) | BPF_K, value, (yes) - (here) - 1, (no) - (here) - 1)
#define GO(here, to) BPF_STMT(BPF_JMP | BPF_JA, (to) - (here) - 1)

static struct sock_filter program[] = {
  // What goes out over loopback comes in again: once is enough. What is for others is nobody's business.
  [0] = LOAD_META(SKF_AD_PKTTYPE),
  IF(BPF_JEQ, PACKET_OUTGOING, 1, at_loopback, 4),
  [at_loopback] = LOAD_META(SKF_AD_HATYPE),
  IF(BPF_JEQ, ARPHRD_LOOPBACK, 3, at_nothing, at_family),
  IF(BPF_JEQ, PACKET_OTHERHOST, 4, at_nothing, at_family),
  [at_family] = LOAD_META(SKF_AD_PROTOCOL),
  IF(BPF_JEQ, ETH_P_IP, 6, at_v4, 7),
  IF(BPF_JEQ, ETH_P_IPV6, 7, at_v6, at_nothing),
  // Not the later parts of cut packets. X becomes the length of the IP header.
  [at_v4] = LOAD(BPF_H, 6),
  IF(BPF_JSET, 0x1fff, 9, at_nothing, 10),
  BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0),
  LOAD(BPF_B, 9),
  GO(12, at_protocol),
  BPF_STMT(BPF_RET | BPF_K, 0),
  [at_v6] = BPF_STMT(BPF_LDX | BPF_IMM, 40),
  LOAD(BPF_B, 6),
  [at_protocol] = IF(BPF_JEQ, IPPROTO_UDP, at_protocol, at_udp, 17),
  IF(BPF_JEQ, IPPROTO_TCP, 17, at_tcp, at_nothing),
  // Of UDP the headers, for the bytes of each flow; whole are only questions and answers of DNS and QUIC's first packets.
  [at_udp] = LOAD_BEHIND(BPF_H, 0),
  IF(BPF_JEQ, port_dns, 19, at_whole, 20),
  LOAD_BEHIND(BPF_H, 2),
  IF(BPF_JEQ, port_dns, 21, at_whole, at_quic),
  [at_quic] = IF(BPF_JEQ, port_quic, at_quic, 23, at_headers),
  // Bytes that are not there make the kernel drop the packet: a datagram of less than 5 bytes is no loss.
  LOAD_BEHIND(BPF_B, 8),
  IF(BPF_JSET, 0x80, 24, 25, at_headers),
  LOAD_BEHIND(BPF_W, 9),
  [at_quic_v1] = IF(BPF_JEQ, 1, at_quic_v1, 27, at_quic_v2),
  LOAD_BEHIND(BPF_B, 8),
  IF(BPF_JSET, 0x30, 28, at_headers, at_whole),
  [at_quic_v2] = IF(BPF_JEQ, 0x6b3343cf, at_quic_v2, 30, at_headers),
  GO(30, at_whole),
  [at_headers] = BPF_STMT(BPF_RET | BPF_K, headers_only),
  // Of TCP answers of DNS, and segments that begin with a client's hello: 0x16 0x03, four more, 0x01.
  [at_tcp] = LOAD_BEHIND(BPF_H, 0),
  IF(BPF_JEQ, port_dns, 33, at_whole, 34),
  LOAD_BEHIND(BPF_B, 12),
  BPF_STMT(BPF_ALU | BPF_RSH | BPF_K, 2),
  BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0x3c),
  BPF_STMT(BPF_ALU | BPF_ADD | BPF_X, 0),
  [at_hello] = BPF_STMT(BPF_MISC | BPF_TAX, 0),
  LOAD_BEHIND(BPF_H, 0),
  IF(BPF_JEQ, 0x1603, 40, 41, at_nothing),
  LOAD_BEHIND(BPF_B, 5),
  IF(BPF_JEQ, 1, 42, at_whole, at_nothing),
  BPF_STMT(BPF_RET | BPF_K, 0),
  [at_whole] = BPF_STMT(BPF_RET | BPF_K, whole),
  [at_nothing] = BPF_STMT(BPF_RET | BPF_K, 0),
};
_Static_assert(sizeof program / sizeof *program == instructions, "every jump counts on where each instruction stands");

int attach_filter(int channel) {
  struct sock_fprog filter = {.len = instructions, .filter = program};
  if (setsockopt(channel, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) != 0) return errno;
  int on = 1;
  return setsockopt(channel, SOL_SOCKET, SO_LOCK_FILTER, &on, sizeof on) != 0 ? errno : 0;
}
