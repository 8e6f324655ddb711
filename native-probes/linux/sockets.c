// The sockets of the processes in focus, and how they change.
#include "sockets.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "descriptors.h"
#include "output.h"
#include "process_facts.h"
#include "processes.h"
#include "sock_diag.h"
#include "socket_lines.h"
#include "table.h"

enum standing {
  /* Met in the kernel's tables; whose it is has not been found out. */
  unknown,
  /* Nobody's in focus: not asked for again until the focus changes. */
  foreign,
  watched,
};

/* A socket is in the kernel's tables a moment before its descriptor is in its place, so once is not enough. */
enum { tries_before_foreign = 2 };

static struct table sockets = {.entry_size = sizeof(struct watched_socket)};
static pid_t focus[largest_focus];
static size_t focused;
static uint32_t generation;
static size_t unknowns;
static bool complained;

const pid_t *sockets_focus(size_t *count) {
  *count = focused;
  return focus;
}

static bool in_focus(pid_t pid) {
  for (size_t low = 0, high = focused; low < high;) {
    size_t middle = low + (high - low) / 2;
    if (focus[middle] == pid) return true;
    if (focus[middle] < pid) low = middle + 1;
    else high = middle;
  }
  return false;
}

static void let_go(struct watched_socket *socket) {
  if (socket->standing == watched) tell_socket_closed(socket);
  socket->standing = unknown;
  socket->tries = 0;
  socket->told = false;
}

/* A peer or an address that came later makes it a socket to be told anew: `socket.changed` has no endpoints. */
static bool same_ends(const struct socket_row *one, const struct socket_row *other) {
  return one->local_port == other->local_port && one->remote_port == other->remote_port &&
         memcmp(one->local, other->local, sizeof one->local) == 0 &&
         memcmp(one->remote, other->remote, sizeof one->remote) == 0;
}

static void meet(const struct socket_row *row) {
  struct watched_socket *socket = table_add(&sockets, row->inode);
  socket->seen = generation;
  if (socket->standing == watched) {
    const struct socket_row before = socket->row;
    socket->row = *row;
    if (!same_ends(&before, row)) {
      tell_socket_closed(socket);
      tell_socket_opened(socket);
    } else if (before.state != row->state || before.sent != row->sent || before.received != row->received) {
      tell_socket_changed(socket);
    }
    return;
  }
  socket->row = *row;
  if (socket->standing == unknown) unknowns++;
}

static void drop_unseen(void) {
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || socket->seen == generation) continue;
    if (socket->standing == watched) tell_socket_closed(socket);
    table_remove(&sockets, socket);
    slot--;
  }
}

struct owner {
  pid_t pid;
  uint64_t start_ticks;
};

/* One descriptor of a process in focus. Where several hold a socket, the first one asked has it. */
static void claim(void *context, uint64_t inode) {
  const struct owner *owner = context;
  struct watched_socket *socket = table_find(&sockets, inode);
  if (socket == NULL) return;
  if (socket->standing == watched) {
    if (socket->pid == owner->pid) socket->held = generation;
    return;
  }
  socket->standing = watched;
  socket->held = generation;
  socket->pid = owner->pid;
  socket->start_ticks = owner->start_ticks;
  tell_socket_opened(socket);
}

static void scan_focus(void) {
  for (size_t at = 0; at < focused; at++) {
    const struct process *process = processes_find(focus[at]);
    int folder = process == NULL ? -1 : process_folder(focus[at]);
    if (folder < 0) continue;
    struct owner owner = {.pid = focus[at], .start_ticks = process->start_ticks};
    visit_descriptors(folder, &(struct descriptor_visitor){.context = &owner, .socket = claim});
    close(folder);
  }
}

static void settle_unknowns(void) {
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket != NULL && socket->standing == unknown) {
      if (socket->tries < tries_before_foreign) socket->tries++;
      if (socket->tries == tries_before_foreign) socket->standing = foreign;
    }
  }
}

static bool dump(void) {
  generation++;
  unknowns = 0;
  int error = sock_diag_dump(meet);
  if (error == 0) {
    drop_unseen();
    complained = false;
  } else if (!complained) {
    complained = true;
    put_error("sock_diag", error, strerror(error));
  }
  return error == 0;
}

/* Descriptors can be handed on and kept by others: all are asked for anew, those that an owner let go of twice. */
static void verify_owners(void) {
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket != NULL && socket->standing == foreign) socket->standing = unknown;
  }
  scan_focus();
  bool again = false;
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || socket->standing != watched || socket->held == generation) continue;
    let_go(socket);
    again = true;
  }
  if (again) scan_focus();
  settle_unknowns();
}

void sockets_tick(bool verify) {
  // Nobody is in focus, so nothing of all this would be told.
  if (focused == 0 || !dump()) return;
  if (verify) {
    verify_owners();
  } else if (unknowns > 0) {
    scan_focus();
    settle_unknowns();
  }
}

static int ascending(const void *one, const void *other) {
  pid_t a = *(const pid_t *)one, b = *(const pid_t *)other;
  return (a > b) - (a < b);
}

void sockets_set_focus(const uint32_t *pids, size_t count) {
  focused = 0;
  for (size_t at = 0; at < count; at++) {
    pid_t pid = (pid_t)pids[at];
    if (processes_find(pid) != NULL) focus[focused++] = pid;
  }
  qsort(focus, focused, sizeof *focus, ascending);
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL || (socket->standing == watched && in_focus(socket->pid))) continue;
    let_go(socket);
  }
  if (focused == 0) table_clear(&sockets);
  sockets_tick(false);
}

void sockets_forget_process(pid_t pid) {
  if (!in_focus(pid)) return;
  size_t kept = 0;
  for (size_t at = 0; at < focused; at++) {
    if (focus[at] != pid) focus[kept++] = focus[at];
  }
  focused = kept;
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket != NULL && socket->standing == watched && socket->pid == pid) let_go(socket);
  }
  if (focused == 0) table_clear(&sockets);
}

struct met_owner {
  uint64_t inode;
  uint64_t start_ticks;
  pid_t pid;
};
static struct table owners = {.entry_size = sizeof(struct met_owner)};
static bool of_everybody;

void sockets_begin_sample(bool everybody) {
  of_everybody = everybody;
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket != NULL) socket->told = false;
  }
}

void sockets_note_owner(pid_t pid, uint64_t start_ticks, uint64_t inode) {
  if (!of_everybody || table_find(&owners, inode) != NULL) return;
  struct met_owner *owner = table_add(&owners, inode);
  owner->pid = pid;
  owner->start_ticks = start_ticks;
}

size_t sockets_end_sample(void) {
  if (of_everybody) dump();
  else sockets_tick(true);
  size_t told = 0;
  for (size_t slot = 0; slot < sockets.slots; slot++) {
    struct watched_socket *socket = table_slot(&sockets, slot);
    if (socket == NULL) continue;
    const struct met_owner *owner = of_everybody ? table_find(&owners, socket->inode) : NULL;
    if (owner != NULL && socket->standing != watched) {
      socket->standing = watched;
      socket->pid = owner->pid;
      socket->start_ticks = owner->start_ticks;
    }
    if (socket->standing != watched) continue;
    if (!socket->told) tell_socket_opened(socket);
    told++;
  }
  return told;
}
