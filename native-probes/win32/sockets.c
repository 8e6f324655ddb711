// The sockets of the processes in focus, and how they change.
#include "sockets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winsock2.h>
#include <ws2tcpip.h>

#include "clock.h"
#include "output.h"
#include "pid_set.h"
#include "processes.h"
#include "socket_tables.h"
#include "table.h"
#include "told_socket.h"

struct watched_socket {
  /* A digest of its ends and owner, as Windows has no number for a socket. */
  uint64_t key;
  /* What it is called in the lines. */
  uint64_t number;
  uint64_t start_ticks;
  struct socket_row row;
  uint64_t sent, received;
  uint32_t seen;
  bool counted;
};

enum { established = 5, listening = 2 };

static struct table sockets = {.entry_size = sizeof(struct watched_socket)};
static struct pid_set focus;
static bool everybody;
static bool again;
static bool complained;
static uint32_t generation;
static uint64_t last_number;
static unsigned long uncounted;

const char *sockets_uncounted(void) {
  static char reason[64];
  if (uncounted == 0) return NULL;
  if (uncounted == ERROR_ACCESS_DENIED) return "only an administrator may have them";
  snprintf(reason, sizeof reason, "error %lu", uncounted);
  return reason;
}

static bool in_focus(uint32_t pid) { return everybody || pid_set_has(&focus, pid); }

static bool lives(uint32_t pid) { return processes_find(pid) != NULL; }

/* MIB_TCP_STATE, in the words of ../protocol.md. */
static const char *state_of(const struct socket_row *row) {
  static const char *const names[] = {"unknown",    "close",      "listen",     "syn-sent", "syn-recv",  "established",
                                      "fin-wait-1", "fin-wait-2", "close-wait", "closing",  "last-ack",  "time-wait"};
  if (row->udp) return "unconnected";
  return row->state < sizeof names / sizeof *names ? names[row->state] : names[0];
}

static struct told_socket told(const struct watched_socket *socket) {
  const struct socket_row *row = &socket->row;
  bool has_peer = !row->udp && row->state != listening && row->remote_port != 0;
  return (struct told_socket){
    .number = socket->number,
    .pid = row->pid,
    .start_ticks = socket->start_ticks,
    .udp = row->udp,
    .v6 = row->v6,
    .local = row->local,
    .local_port = row->local_port,
    .remote = has_peer ? row->remote : NULL,
    .remote_port = row->remote_port,
    .state = state_of(row),
    .counted = socket->counted,
    .sent = socket->sent,
    .received = socket->received,
  };
}

static bool same_socket(const struct socket_row *one, const struct socket_row *other) {
  return one->pid == other->pid && one->udp == other->udp && one->v6 == other->v6 &&
         one->local_port == other->local_port && one->remote_port == other->remote_port &&
         one->local_scope == other->local_scope && memcmp(one->local, other->local, sizeof one->local) == 0 &&
         memcmp(one->remote, other->remote, sizeof one->remote) == 0;
}

/* FNV-1a, never 0. */
static uint64_t digest(const struct socket_row *row) {
  struct socket_row bare = *row;
  bare.state = 0;
  uint64_t hash = 0xcbf29ce484222325u;
  const size_t length = offsetof(struct socket_row, v6) + 1;
  for (size_t at = 0; at < length; at++) hash = (hash ^ ((const unsigned char *)&bare)[at]) * 0x100000001b3u;
  return hash == 0 ? 1 : hash;
}

static struct watched_socket *place_of(const struct socket_row *row) {
  for (uint64_t key = digest(row);; key = key + 1 == 0 ? 1 : key + 1) {
    struct watched_socket *socket = table_find(&sockets, key);
    if (socket == NULL || same_socket(&socket->row, row)) return socket == NULL ? table_add(&sockets, key) : socket;
  }
}

static void count(struct watched_socket *socket) {
  if (socket->row.udp || socket->row.state != established) return;
  if (!socket->counted && uncounted == 0) uncounted = row_count_bytes(&socket->row);
  uint64_t sent, received;
  if (uncounted != 0 || !row_bytes(&socket->row, &sent, &received)) return;
  socket->counted = true;
  socket->sent = sent;
  socket->received = received;
}

static void meet(const struct socket_row *row) {
  const struct process *owner = processes_find(row->pid);
  if (owner == NULL || !in_focus(row->pid)) return;
  struct watched_socket *socket = place_of(row);
  // Two handles to one socket, or a port that is shared, stand in the table twice.
  if (socket->seen == generation) return;
  socket->seen = generation;
  bool news = socket->number == 0;
  struct watched_socket before = *socket;
  socket->row = *row;
  if (news) {
    socket->number = ++last_number;
    socket->start_ticks = owner->start_ticks;
  }
  count(socket);
  struct told_socket line = told(socket);
  if (news || again) {
    tell_opened(&line, now_ms());
  } else if (before.row.state != row->state || before.counted != socket->counted || before.sent != socket->sent ||
             before.received != socket->received) {
    tell_changed(&line, now_ms());
  }
}

static void look(void) {
  generation++;
  bool whole = socket_tables_each(meet);
  if (!whole && !complained) {
    complained = true;
    unsigned long error;
    const char *call = socket_tables_failure(&error);
    put_error(call, (int)error, "a table of sockets could not be had");
  }
  for (size_t slot = 0; whole && slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || socket->seen == generation) continue;
    tell_closed(socket->number, now_ms());
    table_remove(&sockets, socket);
    slot--;
  }
}

void sockets_tick(void) {
  if (focus.count > 0) look();
}

size_t sockets_sample(bool of_everybody) {
  everybody = of_everybody;
  again = true;
  if (everybody || focus.count > 0) look();
  everybody = again = false;
  return sockets.count;
}

static void let_go_unless(bool (*kept)(uint32_t pid)) {
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || kept(socket->row.pid)) continue;
    tell_closed(socket->number, now_ms());
    table_remove(&sockets, socket);
    slot--;
  }
}

void sockets_set_focus(const uint32_t *pids, size_t count) {
  pid_set_replace(&focus, pids, count, lives);
  let_go_unless(in_focus);
  sockets_tick();
}

void sockets_forget_process(uint32_t pid) {
  if (!in_focus(pid)) return;
  pid_set_remove(&focus, pid);
  let_go_unless(in_focus);
}
