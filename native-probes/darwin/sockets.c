// The sockets of the processes in focus, and how they change.
#include "sockets.h"

#include <arpa/inet.h>
#include <libproc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/proc_info.h>
#include <sys/socket.h>

#include "clock.h"
#include "commands.h"
#include "output.h"
#include "processes.h"
#include "socket_facts.h"
#include "table.h"

struct watched_socket {
  /* Its handle in the kernel. */
  uint64_t key;
  /* What it is called in the lines: handles are no numbers that a reader could keep exactly. */
  uint64_t number;
  uint64_t start_ticks;
  uint32_t pid;
  uint32_t seen;
  struct socket_facts facts;
};

static struct table sockets = {.entry_size = sizeof(struct watched_socket)};
static uint32_t focus[largest_focus];
static size_t focused;
static bool everybody;
static bool again;
static uint32_t generation;
static uint64_t last_number;
static size_t denied;

size_t sockets_denied(void) { return denied; }

static int ascending(const void *one, const void *other) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  return a < b ? -1 : a > b;
}

static bool in_focus(uint32_t pid) {
  return everybody || bsearch(&pid, focus, focused, sizeof *focus, ascending) != NULL;
}

static void put_endpoint(const struct socket_facts *facts, const uint8_t *address, uint16_t port) {
  char text[INET6_ADDRSTRLEN];
  if (inet_ntop(facts->v6 ? AF_INET6 : AF_INET, address, text, sizeof text) == NULL) text[0] = '\0';
  put_literal("{\"address\":");
  put_quoted(text, strlen(text));
  put_number("port", port);
  put_literal("}");
}

static void put_state(const struct watched_socket *socket) {
  const char *state = socket_state(&socket->facts);
  put_text("state", state, strlen(state));
  // macOS counts no bytes where libproc could ask for them.
  put_literal(",\"bytesSent\":null,\"bytesReceived\":null");
  put_number("atMs", now_ms());
}

static void tell_opened(const struct watched_socket *socket) {
  const struct socket_facts *facts = &socket->facts;
  line_begin("socket.opened");
  put_number("inode", socket->number);
  put_number("pid", socket->pid);
  put_number("startTicks", socket->start_ticks);
  if (facts->udp) put_literal(",\"protocol\":\"udp\",\"local\":");
  else put_literal(",\"protocol\":\"tcp\",\"local\":");
  put_endpoint(facts, facts->local, facts->local_port);
  put_literal(",\"remote\":");
  if (facts->connected) put_endpoint(facts, facts->remote, facts->remote_port);
  else put_literal("null");
  put_state(socket);
  line_end();
}

static void tell_changed(const struct watched_socket *socket) {
  line_begin("socket.changed");
  put_number("inode", socket->number);
  put_state(socket);
  line_end();
}

static void tell_closed(const struct watched_socket *socket) {
  line_begin("socket.closed");
  put_number("inode", socket->number);
  put_number("atMs", now_ms());
  line_end();
}

/* The state aside: another end makes another connection of it. */
static bool same_ends(const struct socket_facts *one, const struct socket_facts *other) {
  return one->local_port == other->local_port && one->remote_port == other->remote_port &&
         memcmp(one->local, other->local, sizeof one->local) == 0 &&
         memcmp(one->remote, other->remote, sizeof one->remote) == 0;
}

static void meet(const struct process *owner, const struct socket_facts *facts) {
  struct watched_socket *socket = table_add(&sockets, facts->handle);
  // Descriptors that several processes share count once.
  if (socket->number != 0 && socket->seen == generation) return;
  bool news = socket->number == 0;
  if (!news && !same_ends(&socket->facts, facts)) {
    tell_closed(socket);
    news = true;
  }
  bool changed = !news && socket->facts.state != facts->state;
  socket->facts = *facts;
  socket->seen = generation;
  if (news) {
    socket->number = ++last_number;
    socket->pid = (uint32_t)owner->pid;
    socket->start_ticks = owner->start_ticks;
  }
  if (news || again) tell_opened(socket);
  else if (changed) tell_changed(socket);
}

static void look_into(const struct process *process) {
  static struct proc_fdinfo *descriptors;
  static size_t room;
  int pid = (int)process->pid;
  int needed = proc_pidinfo(pid, PROC_PIDLISTFDS, 0, NULL, 0);
  if (needed <= 0) {
    denied++;
    return;
  }
  size_t wanted = (size_t)needed / sizeof *descriptors + 16;
  if (wanted > room) {
    room = wanted * 2;
    descriptors = realloc(descriptors, room * sizeof *descriptors);
    if (descriptors == NULL) exit(EXIT_FAILURE);
  }
  int bytes = proc_pidinfo(pid, PROC_PIDLISTFDS, 0, descriptors, (int)(room * sizeof *descriptors));
  if (bytes <= 0) {
    denied++;
    return;
  }
  for (size_t at = 0; at < (size_t)bytes / sizeof *descriptors; at++) {
    struct socket_facts facts;
    if (descriptors[at].proc_fdtype != PROX_FDTYPE_SOCKET) continue;
    if (read_socket(pid, descriptors[at].proc_fd, &facts)) meet(process, &facts);
  }
}

static void look(void) {
  generation++;
  denied = 0;
  if (everybody) {
    processes_each(look_into);
  } else {
    for (size_t at = 0; at < focused; at++) {
      const struct process *process = processes_find(focus[at]);
      if (process != NULL) look_into(process);
    }
  }
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || socket->seen == generation) continue;
    tell_closed(socket);
    table_remove(&sockets, socket);
    slot--;
  }
}

void sockets_tick(void) {
  if (focused > 0) look();
}

size_t sockets_sample(bool of_everybody) {
  everybody = of_everybody;
  again = true;
  if (everybody || focused > 0) look();
  everybody = again = false;
  return sockets.count;
}

static void let_go(void) {
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || in_focus(socket->pid)) continue;
    tell_closed(socket);
    table_remove(&sockets, socket);
    slot--;
  }
}

void sockets_set_focus(const uint32_t *pids, size_t count) {
  focused = 0;
  for (size_t at = 0; at < count; at++) {
    if (processes_find(pids[at]) != NULL) focus[focused++] = pids[at];
  }
  qsort(focus, focused, sizeof *focus, ascending);
  let_go();
  sockets_tick();
}

void sockets_forget_process(uint32_t pid) {
  size_t kept = 0;
  for (size_t at = 0; at < focused; at++) {
    if (focus[at] != pid) focus[kept++] = focus[at];
  }
  focused = kept;
  let_go();
}
