// Which names this machine's packets gave to which addresses, within the last hour.
#include "names.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "clock.h"
#include "followed.h"
#include "output.h"

/*
 * A name may stand in one of a few places that its address (and port) choose, and pushes out the oldest there: a flood
 * of names costs no more memory, and none costs a search.
 */
enum { sets = 4096, places = 4, kept_ms = 60 * 60 * 1000, told_again_ms = 10 * 60 * 1000 };

struct known {
  uint64_t key; /* of the address and port; 0 for an empty place */
  uint64_t seen_ms;
  uint64_t told_ms;
  uint64_t at_ms;
  struct end address;
  uint16_t local_port;
  uint8_t source;
  struct host_name name;
};

static struct known known[sets][places];

static void tell(struct known *each, uint64_t now) {
  static const char *const sources[] = {[seen_in_dns] = "dns", [seen_in_tls] = "tls", [seen_in_quic] = "quic"};
  each->told_ms = now;
  line_begin("name.seen");
  put_text("name", each->name.text, strlen(each->name.text));
  put_literal(",\"address\":");
  put_address(&each->address);
  if (each->source == seen_in_dns) put_null("localPort");
  else put_number("localPort", each->local_port);
  put_text("via", sources[each->source], strlen(sources[each->source]));
  put_number("atMs", each->at_ms);
  line_end();
}

static struct known *place_for(uint64_t key, enum name_source source, const struct host_name *name) {
  struct known *set = known[key % sets], *oldest = set;
  for (size_t at = 0; at < places; at++) {
    if (set[at].key == key && set[at].source == source && strcmp(set[at].name.text, name->text) == 0) return &set[at];
    if (set[at].seen_ms < oldest->seen_ms) oldest = &set[at];
  }
  oldest->key = 0;
  return oldest;
}

void note_name(const struct end *address, uint16_t local_port, enum name_source source, const struct host_name *name) {
  uint64_t now = steady_ms(), key = key_of_pair(address, local_port);
  struct known *place = place_for(key, source, name);
  bool is_new = place->key == 0;
  if (is_new) {
    *place = (struct known){.key = key, .address = *address, .local_port = local_port, .source = (uint8_t)source,
                            .name = *name};
  }
  place->seen_ms = now;
  place->at_ms = now_ms();
  bool followed = source == seen_in_dns ? is_followed_address(address) : is_followed_pair(address, local_port);
  if (followed && (place->told_ms == 0 || now - place->told_ms >= told_again_ms)) tell(place, now);
}

static void tell_set(uint64_t key, uint64_t now) {
  struct known *set = known[key % sets];
  for (size_t at = 0; at < places; at++) {
    if (set[at].key == key && now - set[at].seen_ms <= kept_ms) tell(&set[at], now);
  }
}

void tell_names(const struct end *address, uint16_t local_port) {
  uint64_t now = steady_ms();
  tell_set(key_of_pair(address, 0), now);
  if (local_port != 0) tell_set(key_of_pair(address, local_port), now);
}
