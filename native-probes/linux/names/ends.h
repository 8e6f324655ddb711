// One end of a connection as packets have it, and how two ends become one key.
#ifndef CALLWARDEN_NAMES_ENDS_H
#define CALLWARDEN_NAMES_ENDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct end {
  uint8_t family; /* AF_INET or AF_INET6 */
  uint16_t port;
  unsigned char address[16]; /* IPv4 in the first four bytes, the rest 0 */
};

bool same_address(const struct end *one, const struct end *other);

/* Reads an address; IPv4 mapped into IPv6 (RFC 4291, 2.5.5.2) is the IPv4 address that packets show. */
bool read_address(const char *text, struct end *end);

/* Prints "address":"…" as a member's value. */
void put_address(const struct end *end);

/* A number for these bytes, never 0, which nobody outside can foresee. */
uint64_t keyed(const void *bytes, size_t length, uint64_t before);

/* The same for an address, and for an address with a port of this machine. */
uint64_t key_of_address(const struct end *end);
uint64_t key_of_pair(const struct end *end, uint16_t local_port);

#endif
