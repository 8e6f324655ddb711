// The ports on which the processes in focus wait for others over TCP.
#include "listeners.h"

#include <stddef.h>
#include <string.h>

enum { most_listeners = 256 };

static struct listener {
  struct owner owner;
  uint16_t port;
  uint8_t family;
  unsigned char address[16];
} listeners[most_listeners];
static size_t known;

void listeners_forget(void) { known = 0; }

void listeners_note(const struct owner *owner, const struct socket_row *row) {
  if (known == most_listeners) return;
  struct listener *listener = &listeners[known++];
  *listener = (struct listener){.owner = *owner, .port = row->local_port, .family = row->family};
  memcpy(listener->address, row->local, sizeof listener->address);
}

bool listeners_accepted(const struct socket_row *row, struct owner *owner) {
  static const unsigned char anywhere[16];
  for (size_t at = 0; at < known; at++) {
    const struct listener *listener = &listeners[at];
    if (listener->port != row->local_port || listener->family != row->family) continue;
    bool bound = memcmp(listener->address, anywhere, sizeof anywhere) != 0;
    if (bound && memcmp(listener->address, row->local, sizeof row->local) != 0) continue;
    if (owner != NULL) *owner = listener->owner;
    return true;
  }
  return false;
}
