// Connections that came and went between two looks.
#include "passed_sockets.h"

#include <string.h>
#include <sys/socket.h>

#include "clock.h"
#include "output.h"
#include "socket_lines.h"
#include "table.h"
#include "told_socket.h"

enum { most_sums = 4096 };

struct sum {
  uint64_t key;
  uint64_t first_at;
  uint64_t last_at;
  uint64_t count;
  /* The sums of bytes; the ends are those of the first connection, a port 0 where later ones had another. */
  struct socket_row row;
  struct owner owner;
  bool accepted;
};
static struct table sums = {.entry_size = sizeof(struct sum)};

static uint64_t mix(uint64_t hash, const void *bytes, size_t length) {
  // FNV-1a: https://www.rfc-editor.org/rfc/rfc9923
  for (size_t at = 0; at < length; at++) hash = (hash ^ ((const unsigned char *)bytes)[at]) * 0x100000001b3u;
  return hash;
}

/* The port that connections to one peer have in common; the other one is each one's own. */
static uint16_t common_port(const struct socket_row *row, bool accepted) {
  return accepted ? row->local_port : row->remote_port;
}

static bool belongs(const struct sum *sum, const struct owner *owner, const struct socket_row *row, bool accepted) {
  return sum->owner.pid == owner->pid && sum->owner.start_ticks == owner->start_ticks && sum->accepted == accepted &&
         sum->row.protocol == row->protocol && sum->row.family == row->family &&
         common_port(&sum->row, accepted) == common_port(row, accepted) &&
         memcmp(sum->row.remote, row->remote, sizeof row->remote) == 0;
}

static struct sum *sum_for(const struct owner *owner, const struct socket_row *row, bool accepted) {
  uint16_t port = common_port(row, accepted);
  uint64_t key = 0xcbf29ce484222325u;
  key = mix(key, &owner->pid, sizeof owner->pid);
  key = mix(key, &port, sizeof port);
  key = mix(key, row->remote, sizeof row->remote);
  for (;; key++) {
    if (key == 0) continue;
    struct sum *sum = table_add(&sums, key);
    if (sum->count == 0 || belongs(sum, owner, row, accepted)) return sum;
  }
}

void passed_add(const struct owner *owner, const struct socket_row *row, bool accepted) {
  if (sums.count >= most_sums) passed_tell();
  struct sum *sum = sum_for(owner, row, accepted);
  sum->last_at = now_ms();
  if (sum->count++ == 0) {
    sum->first_at = sum->last_at;
    sum->row = *row;
    sum->owner = *owner;
    sum->accepted = accepted;
    return;
  }
  if (sum->row.local_port != row->local_port) sum->row.local_port = 0;
  if (sum->row.remote_port != row->remote_port) sum->row.remote_port = 0;
  sum->row.sent += row->sent;
  sum->row.received += row->received;
}

static void tell(const struct sum *sum) {
  const struct socket_row *row = &sum->row;
  line_begin("sockets.passed");
  put_number("pid", (uint64_t)sum->owner.pid);
  put_number("startTicks", sum->owner.start_ticks);
  put_literal(",\"protocol\":\"tcp\",\"local\":");
  put_endpoint(row->family == AF_INET6, row->local, row->local_port);
  put_literal(",\"remote\":");
  put_endpoint(row->family == AF_INET6, row->remote, row->remote_port);
  put_number("count", sum->count);
  if (row->counted) {
    put_number("bytesSent", row->sent);
    put_number("bytesReceived", row->received);
  } else {
    put_literal(",\"bytesSent\":null,\"bytesReceived\":null");
  }
  put_number("firstAtMs", sum->first_at);
  put_number("atMs", sum->last_at);
  line_end();
}

void passed_tell(void) {
  for (size_t slot = 0; slot < sums.slots; slot++) {
    const struct sum *sum = table_slot(&sums, slot);
    if (sum != NULL) tell(sum);
  }
  table_clear(&sums);
}
