// One end of a connection as packets have it, and how two ends become one key.
#include "ends.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>

#include "output.h"

bool same_address(const struct end *one, const struct end *other) {
  return one->family == other->family && memcmp(one->address, other->address, sizeof one->address) == 0;
}

bool read_address(const char *text, struct end *end) {
  static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
  memset(end->address, 0, sizeof end->address);
  end->family = strchr(text, ':') == NULL ? AF_INET : AF_INET6;
  if (inet_pton(end->family, text, end->address) != 1) return false;
  if (end->family == AF_INET6 && memcmp(end->address, mapped, sizeof mapped) == 0) {
    end->family = AF_INET;
    memmove(end->address, end->address + sizeof mapped, 4);
    memset(end->address + 4, 0, sizeof end->address - 4);
  }
  return true;
}

void put_address(const struct end *end) {
  char text[INET6_ADDRSTRLEN];
  if (inet_ntop(end->family, end->address, text, sizeof text) == NULL) text[0] = '\0';
  put_quoted(text, strlen(text));
}

/* Whoever could make many keys alike could push out names that others wait for. */
static uint64_t secret(void) {
  static uint64_t value;
  if (value == 0 && getrandom(&value, sizeof value, GRND_NONBLOCK) != sizeof value) value = (uintptr_t)&value;
  return value | 1;
}

uint64_t keyed(const void *bytes, size_t length, uint64_t before) {
  const unsigned char *each = bytes;
  uint64_t value = before ^ secret();
  for (size_t at = 0; at < length; at++) {
    value = (value ^ each[at]) * 0x9e3779b97f4a7c15u;
    value ^= value >> 29;
  }
  return value == 0 ? 1 : value;
}

uint64_t key_of_address(const struct end *end) { return keyed(end->address, sizeof end->address, end->family); }

uint64_t key_of_pair(const struct end *end, uint16_t local_port) {
  return keyed(&local_port, sizeof local_port, key_of_address(end));
}
