// One packet of this machine's, as far as its headers tell.
#ifndef CALLWARDEN_NAMES_PACKET_H
#define CALLWARDEN_NAMES_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ends.h"

struct frame {
  const unsigned char *bytes; /* from the IP header on */
  size_t length;
  int interface;
  /* By this machine; over loopback both. */
  bool sent;
  bool received;
};

struct packet {
  uint8_t protocol; /* IPPROTO_TCP or IPPROTO_UDP */
  struct end source;
  struct end target;
  const unsigned char *payload;
  size_t payload_length;
  /* What the sender gave to a UDP socket, bytes, however much of it was copied to us. */
  uint32_t datagram;
  int interface;
  bool sent;
  bool received;
};

/* False for anything but the first part of an IPv4 or IPv6 packet with TCP or UDP right behind its header. */
bool read_packet(const struct frame *frame, struct packet *packet);

#endif
