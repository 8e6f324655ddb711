// The sockets of the processes in focus, and how they change.
#include "sockets.h"

#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "descriptors.h"
#include "listeners.h"
#include "output.h"
#include "passed_sockets.h"
#include "process_facts.h"
#include "processes.h"
#include "quick_looks.h"
#include "sock_diag.h"
#include "socket_endings.h"
#include "socket_ends.h"
#include "socket_lines.h"
#include "socket_makers.h"
#include "socket_table.h"
#include "table.h"

/* A socket is in the kernel's tables a moment before its descriptor is in its place, so once is not enough. */
enum { tries_before_foreign = 2 };

static uint32_t generation;
static size_t unknowns;
static bool complained;

static void let_go(struct watched_socket *socket) {
  if (socket->standing == watched && socket->was_told) tell_socket_closed(socket);
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

/* Nobody holds it any more, but the kernel still counts it. */
static void meet_orphan(const struct socket_row *row) {
  struct watched_socket *socket = socket_of_cookie(row->cookie);
  if (socket == NULL || (socket->standing != watched && socket->standing != passing)) return;
  const struct socket_row before = socket->row;
  socket->row = *row;
  socket->row.inode = socket->inode;
  if (socket->was_told && !socket_moved_nothing(&before, row)) tell_socket_changed(socket);
}

static void meet(const struct socket_row *row) {
  if (row->inode == 0) {
    meet_orphan(row);
    return;
  }
  struct watched_socket *socket = socket_add(row->inode);
  socket->seen = generation;
  if (socket->standing == watched && socket->was_told) {
    const struct socket_row before = socket->row;
    socket_remember(socket, row);
    if (!same_ends(&before, row)) {
      tell_socket_closed(socket);
      tell_socket_opened(socket);
    } else if (!socket_moved_nothing(&before, row)) {
      tell_socket_changed(socket);
    }
    return;
  }
  socket_remember(socket, row);
  if (socket->standing == watched) tell_socket_opened(socket);
  // The number of a socket that is gone was given to another one.
  if (socket->standing == gone) *socket = (struct watched_socket){.inode = row->inode, .seen = generation, .row = *row};
  if (socket->standing == unknown) unknowns++;
}

/* Whether the kernel will tell when this one is over. */
static bool awaits_end(const struct watched_socket *socket) {
  return socket_ends_heard() && socket->row.protocol == IPPROTO_TCP && socket_has_peer(&socket->row);
}

/* It is in no table any more. False where there is nothing left to wait for. */
static bool goes_on(struct watched_socket *socket, uint64_t now) {
  if (socket->standing == watched) {
    bool early = socket_is_early(socket);
    if (!early) tell_socket_closed(socket);
    socket->standing = early ? passing : gone;
  } else if (socket->standing < passing) {
    if (!socket->was_told) return false;
    socket->standing = gone;
  }
  if (socket->gone_at == 0) socket->gone_at = now;
  bool waits = awaits_end(socket) && now - socket->gone_at < longest_finish_ms;
  if (!waits && socket->standing == passing) socket_passed(socket, &socket->row);
  return waits;
}

static void drop_unseen(void) {
  uint64_t now = steady_ms();
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
    if (socket == NULL || socket->seen == generation || goes_on(socket, now)) continue;
    socket_forget(socket);
    slot--;
  }
}

/* One descriptor of a process in focus. Where several hold a socket, the first one asked has it. */
static void claim(void *context, uint64_t inode) {
  const struct owner *owner = context;
  struct watched_socket *socket = socket_of_inode(inode);
  if (socket == NULL || socket->standing >= passing) return;
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
  const struct pid_set *focus = focus_now();
  for (size_t at = 0; at < focus->count; at++) {
    const struct process *process = processes_find((pid_t)focus->pids[at]);
    int folder = process == NULL ? -1 : process_folder(process->pid);
    if (folder < 0) continue;
    struct owner owner = {.pid = process->pid, .start_ticks = process->start_ticks};
    visit_descriptors(folder, &(struct descriptor_visitor){.context = &owner, .socket = claim});
    close(folder);
  }
}

static void settle_unknowns(void) {
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
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
  // What ended until now is told with its last counts; the rest of what is not there any more is being finished.
  socket_endings_take();
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
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
    if (socket != NULL && socket->standing == foreign) socket->standing = unknown;
  }
  scan_focus();
  bool again = false;
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
    if (socket == NULL || socket->standing != watched || socket->held == generation) continue;
    let_go(socket);
    again = true;
  }
  if (again) scan_focus();
  settle_unknowns();
}

static void learn_listeners(void) {
  listeners_forget();
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    const struct watched_socket *socket = socket_in(slot);
    if (socket == NULL || socket->standing != watched || socket->row.state != socket_listening) continue;
    const struct owner owner = socket_owner(socket);
    listeners_note(&owner, &socket->row);
  }
}

static void look(bool verify) {
  if (!dump()) return;
  if (verify) {
    verify_owners();
  } else if (unknowns > 0) {
    scan_focus();
    settle_unknowns();
  }
}

void sockets_tick(bool verify) {
  focus_forget_departed();
  // Where the kernel keeps who made them, ends are worth knowing before anybody is in focus.
  socket_ends_listen(focus_any() || socket_makers_known());
  // Nobody is in focus, so nothing of all this would be told.
  if (!focus_any()) {
    sockets_forget_all();
    socket_endings_take();
    socket_endings_tell_lost();
    return;
  }
  look(verify);
  learn_listeners();
  quick_looks_rest();
  passed_tell();
  socket_endings_tell_lost();
}

void sockets_set_focus(const uint32_t *pids, size_t count) {
  focus_set(pids, count);
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
    if (socket == NULL || socket->standing >= passing) continue;
    if (socket->standing != watched || !focus_has(socket->pid)) let_go(socket);
  }
  socket_endings_claim();
  sockets_tick(false);
}

bool sockets_know(uint64_t inode) { return socket_of_inode(inode) != NULL; }

void sockets_meet_early(const struct owner *owner, const struct socket_row *row) {
  struct watched_socket *socket = socket_add(row->inode);
  socket_remember(socket, row);
  socket->standing = watched;
  socket->pid = owner->pid;
  socket->start_ticks = owner->start_ticks;
}

void sockets_forget_process(pid_t pid) {
  if (!focus_has(pid)) return;
  socket_endings_take();
  focus_depart(pid);
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
    if (socket == NULL || socket->standing != watched || socket->pid != pid) continue;
    if (socket_is_early(socket)) socket->standing = passing;
    else let_go(socket);
  }
  passed_tell();
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
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
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
  for (size_t slot = 0; slot < socket_slots(); slot++) {
    struct watched_socket *socket = socket_in(slot);
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
