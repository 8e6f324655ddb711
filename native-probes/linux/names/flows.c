// How many bytes of UDP this machine exchanged with whom. Counted is everything, for a socket is asked about only when it
// has sent for a while; told are the flows of followed ports alone.
#include "flows.h"

#include <string.h>

#include "clock.h"
#include "followed.h"
#include "output.h"
#include "table.h"

enum {
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  // Full after a few inputs, and walked quickly.
  most_flows = 1 << 6,
#else
  most_flows = 1 << 15,
#endif
  // A flow that rests for so long may make room for another.
  rest_ms = 30 * 1000,
  between_sweeps_ms = 1000,
  // A socket is asked about within a few seconds of its first datagram.
  fresh_ms = 5 * 1000,
  // A bridge shows a datagram on two interfaces, and it counts on the first; after this long a path may have changed.
  path_ms = 1000,
};

struct path {
  uint64_t bytes;
  uint64_t last_ms;
  int interface;
};

struct flow {
  uint64_t key;
  struct end local;
  struct end remote;
  struct path sent;
  struct path received;
  bool moved;
};

static struct table flows = {.entry_size = sizeof(struct flow)};

static uint64_t last_of(const struct flow *flow) {
  return flow->sent.last_ms > flow->received.last_ms ? flow->sent.last_ms : flow->received.last_ms;
}

/* Makes room where it is needed, and seldom: under a flood of flows new ones go uncounted instead. */
static bool has_room(uint64_t now) {
  static uint64_t swept_ms;
  if (flows.count < most_flows) return true;
  if (now - swept_ms < between_sweeps_ms) return false;
  swept_ms = now;
  for (size_t slot = 0; slot < flows.slots; slot++) {
    struct flow *flow = table_slot(&flows, slot);
    if (flow == NULL || is_followed_udp_port(flow->local.port) || now - last_of(flow) < rest_ms) continue;
    table_remove(&flows, flow);
    slot--;
  }
  return flows.count < most_flows;
}

static struct flow *flow_between(const struct end *local, const struct end *remote, uint64_t now) {
  uint64_t key = keyed(local->address, sizeof local->address, key_of_pair(remote, local->port));
  key = keyed(&remote->port, sizeof remote->port, key);
  struct flow *flow = table_find(&flows, key);
  if (flow != NULL || !has_room(now)) return flow;
  flow = table_add(&flows, key);
  flow->local = *local;
  flow->remote = *remote;
  return flow;
}

static void add(struct path *path, const struct packet *packet, uint64_t now) {
  bool another = path->bytes > 0 && path->interface != packet->interface;
  if (another && now - path->last_ms < path_ms) return;
  path->interface = packet->interface;
  path->bytes += packet->datagram;
  path->last_ms = now;
}

bool flows_count(const struct packet *packet) {
  uint64_t now = steady_ms();
  struct flow *out = packet->sent ? flow_between(&packet->source, &packet->target, now) : NULL;
  if (out != NULL) {
    add(&out->sent, packet, now);
    out->moved = true;
  }
  struct flow *in = packet->received ? flow_between(&packet->target, &packet->source, now) : NULL;
  if (in != NULL) {
    add(&in->received, packet, now);
    in->moved = true;
  }
  return (packet->sent && is_followed_udp_port(packet->source.port)) ||
         (packet->received && is_followed_udp_port(packet->target.port));
}

static void put_end(const struct end *end) {
  put_literal("{\"address\":");
  put_address(end);
  put_number("port", end->port);
  put_literal("}");
}

static void tell(const struct flow *flow) {
  line_begin("udp.flow");
  put_literal(",\"local\":");
  put_end(&flow->local);
  put_literal(",\"remote\":");
  put_end(&flow->remote);
  put_number("bytesSent", flow->sent.bytes);
  put_number("bytesReceived", flow->received.bytes);
  put_number("atMs", now_ms());
  line_end();
}

void flows_tell(void) {
  for (size_t slot = 0; slot < flows.slots; slot++) {
    struct flow *flow = table_slot(&flows, slot);
    if (flow == NULL || !flow->moved || !is_followed_udp_port(flow->local.port)) continue;
    flow->moved = false;
    tell(flow);
  }
}

/* Those that have rested for at least so long. */
static void forget_rested(uint16_t local_port, uint64_t at_least_ms) {
  uint64_t now = steady_ms();
  for (size_t slot = 0; slot < flows.slots; slot++) {
    struct flow *flow = table_slot(&flows, slot);
    if (flow == NULL || flow->local.port != local_port || now - last_of(flow) < at_least_ms) continue;
    table_remove(&flows, flow);
    slot--;
  }
}

void flows_begin(uint16_t local_port) { forget_rested(local_port, fresh_ms); }

void flows_forget(uint16_t local_port) { forget_rested(local_port, 0); }
