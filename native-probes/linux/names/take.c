// What one packet tells: names, and bytes of a flow. Nothing of the packet is kept.
#include "take.h"

#include <netinet/in.h>

#include "bytes.h"
#include "dns.h"
#include "dns_queries.h"
#include "flows.h"
#include "names.h"
#include "quic.h"
#include "tls_hello.h"

enum { port_dns = 53, port_quic = 443 };

static void note_address(const struct end *address, const struct host_name *name) {
  note_name(address, 0, seen_in_dns, name);
}

static void take_dns(const struct packet *packet, const unsigned char *message, size_t length) {
  struct dns_question question;
  if (!read_dns_question(message, length, &question)) return;
  bool over_udp = packet->protocol == IPPROTO_UDP;
  if (packet->sent && packet->target.port == port_dns && !question.is_answer) {
    note_dns_query(&packet->target, packet->source.port, &question);
  } else if (packet->received && packet->source.port == port_dns && question.is_answer) {
    // TCP's own handshake says that the answer is of whom was asked.
    if (over_udp && !was_asked(&packet->source, packet->target.port, &question)) return;
    read_dns_answers(message, length, &question, note_address);
  }
}

static bool take_udp(const struct packet *packet) {
  bool asked_about = flows_count(packet);
  if (packet->source.port == port_dns || packet->target.port == port_dns) {
    take_dns(packet, packet->payload, packet->payload_length);
  } else if (packet->sent && packet->target.port == port_quic) {
    struct host_name name;
    uint64_t flow = key_of_pair(&packet->target, packet->source.port);
    if (read_quic(packet->payload, packet->payload_length, flow, &name)) {
      note_name(&packet->target, packet->source.port, seen_in_quic, &name);
    }
  }
  return asked_about;
}

static void take_tcp(const struct packet *packet) {
  if (packet->source.port == port_dns) {
    // A length goes before each message (RFC 1035, 4.2.2). One that is cut over segments is not put together.
    struct bytes bytes = {.at = packet->payload, .left = packet->payload_length};
    struct bytes message = take_part(&bytes, take_number(&bytes, 2));
    if (!message.short_of) take_dns(packet, message.at, message.left);
    return;
  }
  struct host_name name;
  if (packet->sent && read_hello_records(packet->payload, packet->payload_length, &name) == hello_named) {
    note_name(&packet->target, packet->source.port, seen_in_tls, &name);
  }
}

bool take_frame(const struct frame *frame) {
  struct packet packet;
  if (!read_packet(frame, &packet)) return false;
  if (packet.protocol == IPPROTO_UDP) return take_udp(&packet);
  take_tcp(&packet);
  return false;
}
