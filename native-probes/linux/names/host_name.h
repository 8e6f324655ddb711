// What may pass for a host's name.
#ifndef CALLWARDEN_NAMES_HOST_NAME_H
#define CALLWARDEN_NAMES_HOST_NAME_H

#include <stdbool.h>
#include <stddef.h>

enum { longest_name = 253 };

struct host_name {
  char text[longest_name + 1];
};

/*
 * Takes letters, digits, hyphens and underscores in labels of up to 63, at least two labels, the last not of digits alone
 * (RFC 1123, 2.1; names in other scripts come as their `xn--` form, RFC 5890). Lower case, no dot at the end. Anything
 * else is no name, and nothing of it is kept.
 */
bool read_host_name(const void *bytes, size_t length, struct host_name *name);

#endif
