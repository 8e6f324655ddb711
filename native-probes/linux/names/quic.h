// The name in a client's first packets of QUIC, versions 1 and 2 (RFC 9000, 9001, 9369).
#ifndef CALLWARDEN_NAMES_QUIC_H
#define CALLWARDEN_NAMES_QUIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host_name.h"

/* Takes one datagram of the flow `flow`; true when its hello is whole enough to tell its name. */
bool read_quic(const unsigned char *datagram, size_t length, uint64_t flow, struct host_name *name);

#endif
