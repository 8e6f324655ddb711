// Which questions this machine has just asked: an answer that nobody asked for is not believed.
#include "dns_queries.h"

#include <string.h>

#include "clock.h"

/* A resolver gives up after 5 s (resolv.conf(5): timeout), and may ask again. */
enum { places = 4096, patience_ms = 15000 };

static struct {
  uint64_t key;
  uint64_t asked_ms;
} asked[places];

static uint64_t key_of(const struct end *server, uint16_t local_port, const struct dns_question *question) {
  uint64_t key = key_of_pair(server, local_port);
  key = keyed(&question->id, sizeof question->id, key);
  return keyed(question->name.text, strlen(question->name.text), key);
}

void note_dns_query(const struct end *server, uint16_t local_port, const struct dns_question *question) {
  uint64_t key = key_of(server, local_port, question);
  asked[key % places].key = key;
  asked[key % places].asked_ms = steady_ms();
}

bool was_asked(const struct end *server, uint16_t local_port, const struct dns_question *question) {
  uint64_t key = key_of(server, local_port, question);
  if (asked[key % places].key != key) return false;
  asked[key % places].key = 0;
  return steady_ms() - asked[key % places].asked_ms <= patience_ms;
}
