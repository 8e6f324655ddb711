// How many bytes of UDP this machine exchanged with whom.
#ifndef CALLWARDEN_NAMES_FLOWS_H
#define CALLWARDEN_NAMES_FLOWS_H

#include <stdbool.h>
#include <stdint.h>

#include "packet.h"

/* Counts one datagram; true where somebody asks about its flow. */
bool flows_count(const struct packet *packet);

/* Somebody asks about this port from now on: flows that have rested for some seconds were another socket's. */
void flows_begin(uint16_t local_port);

/* Tells each flow that somebody asks about and that has moved since. */
void flows_tell(void);

/* The flows of this local port begin anew: another socket will have it next. */
void flows_forget(uint16_t local_port);

#endif
