// The commands of callwarden-names: `follow` and `unfollow`, `tcp PORT ADDRESS`, `udp PORT` or `udp PORT ADDRESS`.
#include "orders.h"

#include <string.h>

#include "command_lines.h"
#include "ends.h"
#include "flows.h"
#include "followed.h"
#include "names.h"

struct order {
  bool udp;
  bool has_address;
  uint16_t port;
  struct end address;
};

static bool read_order(char *rest, struct order *order) {
  const char *protocol = next_word(&rest), *port = next_word(&rest), *address = next_word(&rest);
  if (protocol == NULL || port == NULL || next_word(&rest) != NULL) return false;
  order->udp = strcmp(protocol, "udp") == 0;
  order->port = (uint16_t)parse_number(port, UINT16_MAX);
  order->has_address = address != NULL;
  if (order->port == 0 || (!order->udp && strcmp(protocol, "tcp") != 0)) return false;
  return address == NULL ? order->udp : read_address(address, &order->address);
}

static void follow(const struct order *order) {
  if (order->has_address && !follow_address(&order->address, order->port)) {
    refuse_command("more connections are followed than there is room for");
    return;
  }
  if (order->udp) {
    if (!is_followed_udp_port(order->port)) flows_begin(order->port);
    follow_udp_port(order->port);
  }
  if (order->has_address) tell_names(&order->address, order->port);
  if (order->udp) flows_tell();
}

static void unfollow(const struct order *order) {
  if (order->has_address) unfollow_address(&order->address, order->port);
  if (order->udp && unfollow_udp_port(order->port)) flows_forget(order->port);
}

static void obey(const char *name, char *rest, const void *context) {
  (void)context;
  bool begins = name != NULL && strcmp(name, "follow") == 0;
  struct order order;
  if (!begins && (name == NULL || strcmp(name, "unfollow") != 0)) {
    refuse_command("unknown command: there are follow and unfollow");
  } else if (!read_order(rest, &order)) {
    refuse_command("follow and unfollow take tcp PORT ADDRESS, udp PORT, or udp PORT ADDRESS");
  } else if (begins) {
    follow(&order);
  } else {
    unfollow(&order);
  }
}

bool orders_read(void) { return command_lines_read(obey, NULL); }
