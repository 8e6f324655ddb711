// IPv4 (RFC 791), IPv6 (RFC 8200), UDP (RFC 768) and TCP (RFC 9293) headers. Extension headers are not walked over.
#include "packet.h"

#include <netinet/in.h>
#include <string.h>

#include "bytes.h"

static bool read_v4(struct bytes *bytes, struct packet *packet) {
  const unsigned char *header = take(bytes, 20);
  if (header == NULL) return false;
  size_t options = (size_t)(header[0] & 15) * 4;
  if (options < 20 || take(bytes, options - 20) == NULL) return false;
  // A later part of a cut packet has no header of its own.
  if (((header[6] & 0x1f) | header[7]) != 0) return false;
  packet->protocol = header[9];
  packet->source.family = packet->target.family = AF_INET;
  memcpy(packet->source.address, header + 12, 4);
  memcpy(packet->target.address, header + 16, 4);
  return true;
}

static bool read_v6(struct bytes *bytes, struct packet *packet) {
  const unsigned char *header = take(bytes, 40);
  if (header == NULL) return false;
  packet->protocol = header[6];
  packet->source.family = packet->target.family = AF_INET6;
  memcpy(packet->source.address, header + 8, 16);
  memcpy(packet->target.address, header + 24, 16);
  return true;
}

bool read_packet(const struct frame *frame, struct packet *packet) {
  struct bytes bytes = {.at = frame->bytes, .left = frame->length};
  *packet = (struct packet){.interface = frame->interface, .sent = frame->sent, .received = frame->received};
  unsigned version = frame->length == 0 ? 0 : frame->bytes[0] >> 4;
  if (version != 4 && version != 6) return false;
  if (!(version == 4 ? read_v4(&bytes, packet) : read_v6(&bytes, packet))) return false;
  if (packet->protocol != IPPROTO_UDP && packet->protocol != IPPROTO_TCP) return false;
  packet->source.port = (uint16_t)take_number(&bytes, 2);
  packet->target.port = (uint16_t)take_number(&bytes, 2);
  if (packet->protocol == IPPROTO_UDP) {
    uint32_t length = take_number(&bytes, 2);
    take(&bytes, 2);
    packet->datagram = length < 8 ? 0 : length - 8;
  } else {
    const unsigned char *header = take(&bytes, 16);
    size_t options = header == NULL ? 0 : (size_t)(header[8] >> 4) * 4;
    if (options < 20) return false;
    take(&bytes, options - 20);
  }
  packet->payload = bytes.at;
  packet->payload_length = bytes.left;
  return !bytes.short_of;
}
