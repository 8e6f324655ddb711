// Which connections are asked about. Of all others nothing is ever told.
#ifndef CALLWARDEN_NAMES_FOLLOWED_H
#define CALLWARDEN_NAMES_FOLLOWED_H

#include <stdbool.h>
#include <stdint.h>

#include "ends.h"

/* False where so many are followed already that no more are taken. */
bool follow_address(const struct end *address, uint16_t local_port);
void unfollow_address(const struct end *address, uint16_t local_port);
bool is_followed_address(const struct end *address);
/* A connection from this local port to this address. */
bool is_followed_pair(const struct end *address, uint16_t local_port);

void follow_udp_port(uint16_t port);
/* True where nobody asks about it any more. */
bool unfollow_udp_port(uint16_t port);
bool is_followed_udp_port(uint16_t port);

#endif
