// Which questions this machine has just asked: an answer that nobody asked for is not believed.
#ifndef CALLWARDEN_NAMES_DNS_QUERIES_H
#define CALLWARDEN_NAMES_DNS_QUERIES_H

#include <stdbool.h>
#include <stdint.h>

#include "dns.h"
#include "ends.h"

void note_dns_query(const struct end *server, uint16_t local_port, const struct dns_question *question);

/* True once for each question noted within the last seconds. */
bool was_asked(const struct end *server, uint16_t local_port, const struct dns_question *question);

#endif
