// Answers of the domain name system (RFC 1035).
#ifndef CALLWARDEN_NAMES_DNS_H
#define CALLWARDEN_NAMES_DNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ends.h"
#include "host_name.h"

struct dns_question {
  struct host_name name;
  uint16_t id;
  bool is_answer;
};

/* The one question of a message about addresses; false where it is another, none, or no message at all. */
bool read_dns_question(const unsigned char *message, size_t length, struct dns_question *question);

/* Shows each address that the message gives for the name asked, along its chain of aliases. */
void read_dns_answers(const unsigned char *message, size_t length, const struct dns_question *question,
                      void (*show)(const struct end *address, const struct host_name *name));

#endif
