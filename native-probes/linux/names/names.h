// Which names this machine's packets gave to which addresses, within the last hour.
#ifndef CALLWARDEN_NAMES_NAMES_H
#define CALLWARDEN_NAMES_NAMES_H

#include <stdint.h>

#include "ends.h"
#include "host_name.h"

enum name_source { seen_in_dns, seen_in_tls, seen_in_quic };

/* Keeps it, and tells it at once where its connection is followed. `local_port` is 0 for a name of DNS. */
void note_name(const struct end *address, uint16_t local_port, enum name_source source, const struct host_name *name);

/* Tells what is known of a connection that is followed from now on. */
void tell_names(const struct end *address, uint16_t local_port);

#endif
