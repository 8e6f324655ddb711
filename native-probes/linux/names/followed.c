// Which connections are asked about. Of all others nothing is ever told.
#include "followed.h"

#include "table.h"

enum { most_followed = 1 << 16 };

struct times {
  uint64_t key;
  uint64_t followed;
};

static struct table addresses = {.entry_size = sizeof(struct times)};
static struct table pairs = {.entry_size = sizeof(struct times)};
static uint32_t ports[1 << 16];

static void once_more(struct table *table, uint64_t key) {
  struct times *times = table_add(table, key);
  times->followed++;
}

static bool once_less(struct table *table, uint64_t key) {
  struct times *times = table_find(table, key);
  if (times == NULL) return false;
  if (--times->followed == 0) table_remove(table, times);
  return true;
}

bool follow_address(const struct end *address, uint16_t local_port) {
  if (pairs.count >= most_followed) return false;
  once_more(&addresses, key_of_address(address));
  once_more(&pairs, key_of_pair(address, local_port));
  return true;
}

void unfollow_address(const struct end *address, uint16_t local_port) {
  if (once_less(&pairs, key_of_pair(address, local_port))) once_less(&addresses, key_of_address(address));
}

bool is_followed_address(const struct end *address) { return table_find(&addresses, key_of_address(address)) != NULL; }

bool is_followed_pair(const struct end *address, uint16_t local_port) {
  return table_find(&pairs, key_of_pair(address, local_port)) != NULL;
}

void follow_udp_port(uint16_t port) { ports[port]++; }

bool unfollow_udp_port(uint16_t port) {
  if (ports[port] > 0) ports[port]--;
  return ports[port] == 0;
}

bool is_followed_udp_port(uint16_t port) { return ports[port] > 0; }
