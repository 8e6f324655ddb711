// What the end of a socket means: a told one is closed, one that was met early or never has passed.
#include "socket_endings.h"

#include <errno.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "focus.h"
#include "listeners.h"
#include "output.h"
#include "passed_sockets.h"
#include "quick_looks.h"
#include "socket_ends.h"
#include "socket_makers.h"
#include "unclaimed_ends.h"

void socket_passed(const struct watched_socket *socket, const struct socket_row *row) {
  const struct owner owner = socket_owner(socket);
  passed_add(&owner, row, listeners_accepted(row, NULL));
}

/* Its end comes before anybody has looked: whoever made it had it, or whoever listened where it came in. */
static void stranger_ended(const struct socket_row *row) {
  struct owner owner;
  pid_t maker = socket_maker(row->cookie);
  if (maker != 0) {
    if (focus_owner(maker, &owner)) passed_add(&owner, row, false);
    else unclaimed_ends_keep(maker, row);
  } else if (listeners_accepted(row, &owner)) {
    passed_add(&owner, row, true);
  }
  if (!socket_makers_known()) quick_looks_wanted();
}

static void met_end(const struct socket_row *row) {
  struct watched_socket *socket = socket_of_cookie(row->cookie);
  // What a UDP socket moved is not told, and one that moved nothing would count as much.
  if (row->protocol != IPPROTO_TCP) {
    if (socket == NULL && !socket_makers_known()) quick_looks_wanted();
    return;
  }
  if (socket == NULL || (socket->standing == unknown && !socket->was_told)) {
    stranger_ended(row);
  } else if (socket->standing == passing || socket_is_early(socket)) {
    socket_passed(socket, row);
    if (!socket_makers_known()) quick_looks_wanted();
  } else if (socket->standing == watched) {
    const struct socket_row before = socket->row;
    socket->row = *row;
    if (!socket_moved_nothing(&before, row)) tell_socket_changed(socket);
    tell_socket_closed(socket);
  }
  if (socket != NULL) socket_forget(socket);
}

void socket_endings_take(void) { socket_ends_read(met_end); }

void socket_endings_tell_lost(void) {
  static uint64_t told;
  uint64_t lost = socket_ends_lost();
  bool news = lost != told && focus_any();
  told = lost;
  if (!news) return;
  char sentence[96];
  snprintf(sentence, sizeof sentence, "%" PRIu64 " ends of sockets came faster than they were read", lost);
  put_error("sock_diag_destroy", ENOBUFS, sentence);
}

static void claim_end(const struct owner *owner, const struct socket_row *row) { passed_add(owner, row, false); }

void socket_endings_claim(void) {
  socket_endings_take();
  unclaimed_ends_claim(claim_end);
}
