// The sockets of the processes in focus, and how they change.
#include "sockets.h"

#include <libproc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/proc_info.h>

#include "clock.h"
#include "pid_set.h"
#include "processes.h"
#include "socket_facts.h"
#include "table.h"
#include "told_socket.h"

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
static struct pid_set focus;
static bool everybody;
static bool again;
static uint32_t generation;
static uint64_t last_number;
static size_t denied;

size_t sockets_denied(void) { return denied; }

static bool in_focus(uint32_t pid) { return everybody || pid_set_has(&focus, pid); }

static bool lives(uint32_t pid) { return processes_find(pid) != NULL; }

/* macOS counts no bytes where libproc could ask for them. */
static struct told_socket told(const struct watched_socket *socket) {
  const struct socket_facts *facts = &socket->facts;
  return (struct told_socket){
    .number = socket->number,
    .pid = socket->pid,
    .start_ticks = socket->start_ticks,
    .udp = facts->udp,
    .v6 = facts->v6,
    .local = facts->local,
    .local_port = facts->local_port,
    .remote = facts->connected ? facts->remote : NULL,
    .remote_port = facts->remote_port,
    .state = socket_state(facts),
  };
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
    tell_closed(socket->number, now_ms());
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
  struct told_socket line = told(socket);
  if (news || again) tell_opened(&line, now_ms());
  else if (changed) tell_changed(&line, now_ms());
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
    for (size_t at = 0; at < focus.count; at++) {
      const struct process *process = processes_find(focus.pids[at]);
      if (process != NULL) look_into(process);
    }
  }
  for (size_t slot = 0; slot < sockets.slots; slot++) {
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

static void let_go(void) {
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || in_focus(socket->pid)) continue;
    tell_closed(socket->number, now_ms());
    table_remove(&sockets, socket);
    slot--;
  }
}

void sockets_set_focus(const uint32_t *pids, size_t count) {
  pid_set_replace(&focus, pids, count, lives);
  let_go();
  sockets_tick();
}

void sockets_forget_process(uint32_t pid) {
  pid_set_remove(&focus, pid);
  let_go();
}
