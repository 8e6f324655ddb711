// Which process holds which device node, and the search for a holder when a node was opened.
#include "holders.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "descriptors.h"
#include "devices.h"
#include "open_counts.h"
#include "output.h"
#include "process_facts.h"
#include "processes.h"
#include "focus.h"

struct holder {
  pid_t pid;
  uint64_t start_ticks;
  int node;
  int descriptor;
  bool told;
};

static struct holder *holders;
static size_t count;
static size_t room;
static size_t found;

static void tell(const char *opening, size_t length, const struct holder *holder) {
  line_start(opening, length);
  put_device(holder->node);
  put_number("pid", (uint64_t)holder->pid);
  put_number("startTicks", holder->start_ticks);
  put_number("atMs", now_ms());
  line_end();
}
#define tell_holder(type, holder) tell("{\"type\":\"" type "\"", sizeof "{\"type\":\"" type "\"" - 1, holder)

static void forget(size_t at) {
  tell_holder("device.closed", &holders[at]);
  // One descriptor less: the next open shall be news again.
  open_counts_note(holders[at].pid, holders[at].start_ticks);
  holders[at] = holders[--count];
}

bool holders_any(void) { return count > 0; }

bool holders_has(pid_t pid) {
  for (size_t at = 0; at < count; at++) {
    if (holders[at].pid == pid) return true;
  }
  return false;
}

void holders_note(pid_t pid, uint64_t start_ticks, int node, int descriptor) {
  struct holder *holder = NULL;
  for (size_t at = 0; at < count && holder == NULL; at++) {
    if (holders[at].pid == pid && holders[at].node == node) holder = &holders[at];
  }
  if (holder == NULL) {
    if (count == room) {
      room = room == 0 ? 16 : room * 2;
      holders = realloc(holders, room * sizeof *holders);
      if (holders == NULL) exit(EXIT_FAILURE);
    }
    holder = &holders[count++];
    *holder = (struct holder){.pid = pid, .start_ticks = start_ticks, .node = node};
    found++;
  }
  holder->descriptor = descriptor;
  if (holder->told) return;
  holder->told = true;
  tell_holder("device.opened", holder);
}

void holders_begin_sample(void) {
  for (size_t at = 0; at < count; at++) holders[at].told = false;
}

void holders_end_sample(void) {
  for (size_t at = count; at-- > 0;) {
    if (!holders[at].told) forget(at);
  }
}

struct search {
  pid_t pid;
  uint64_t start_ticks;
  /* The only node of interest, or -1. */
  int node;
  int descriptor;
};

static void any_node(void *context, int node, int descriptor) {
  const struct search *search = context;
  holders_note(search->pid, search->start_ticks, node, descriptor);
}

static void this_node(void *context, int node, int descriptor) {
  struct search *search = context;
  if (node == search->node) search->descriptor = descriptor;
}

void holders_look_into(pid_t pid, uint64_t start_ticks) {
  int folder = process_folder(pid);
  if (folder < 0) return;
  struct search search = {.pid = pid, .start_ticks = start_ticks};
  visit_descriptors(folder, &(struct descriptor_visitor){.context = &search, .device = any_node});
  close(folder);
}

static bool still_holds(struct holder *holder) {
  int folder = process_folder(holder->pid);
  if (folder < 0) return false;
  bool holds = descriptor_is_node(folder, holder->descriptor, holder->node);
  if (!holds) {
    // It may hold the same node by another descriptor.
    struct search search = {.node = holder->node, .descriptor = -1};
    visit_descriptors(folder, &(struct descriptor_visitor){.context = &search, .device = this_node});
    holds = search.descriptor >= 0;
    if (holds) holder->descriptor = search.descriptor;
  }
  close(folder);
  return holds;
}

void holders_recheck(void) {
  for (size_t at = count; at-- > 0;) {
    if (!still_holds(&holders[at])) forget(at);
  }
}

void holders_forget_process(pid_t pid) {
  open_counts_forget(pid);
  for (size_t at = count; at-- > 0;) {
    if (holders[at].pid == pid) forget(at);
  }
}

void holders_forget_node(int node) {
  for (size_t at = count; at-- > 0;) {
    if (holders[at].node == node) forget(at);
  }
}

enum {
  likely_openers = 32,
  // The kernel tells of an open shortly before the descriptor is in its place (fs/open.c: do_sys_openat2).
  first_retry_ms = 4,
  second_retry_ms = 40,
  // A program that opens and closes a node all the time must not make us look at everybody all the time.
  rest_between_sweeps_ms = 200,
};

static uint64_t due = NEVER;
static int retries;
static uint64_t rested_at;

uint64_t holders_search_due(void) { return due; }

static void look_and_tell(pid_t pid, uint64_t start_ticks) {
  size_t before = found;
  holders_look_into(pid, start_ticks);
  if (found != before) output_flush();
}

/* Focus first, then the newest, then who has opened or closed something, then everybody else. */
static void sweep(bool everybody) {
  const struct pid_set *focus = focus_now();
  for (size_t at = 0; at < focus->count; at++) {
    const struct process *process = processes_find((pid_t)focus->pids[at]);
    if (process != NULL) look_and_tell((pid_t)process->pid, process->start_ticks);
  }
  size_t total;
  const struct process_key *newest = processes_newest_first(&total);
  for (size_t at = 0; at < total && at < likely_openers; at++) look_and_tell(newest[at].pid, newest[at].start_ticks);
  for (size_t at = likely_openers; at < total; at++) {
    if (open_counts_changed(newest[at].pid, newest[at].start_ticks)) look_and_tell(newest[at].pid, newest[at].start_ticks);
  }
  // Who closed one and opened another has the same number as before.
  for (size_t at = likely_openers; everybody && at < total; at++) look_and_tell(newest[at].pid, newest[at].start_ticks);
}

static void search(void) {
  size_t before = found;
  uint64_t now = steady_ms();
  bool everybody = now >= rested_at;
  sweep(everybody);
  if (everybody) rested_at = steady_ms() + rest_between_sweeps_ms;
  if (found == before && retries > 0) {
    due = now + (retries == 2 ? first_retry_ms : second_retry_ms);
    retries--;
  } else if (!everybody) {
    due = rested_at;
  } else {
    due = NEVER;
  }
}

void holders_search(void) {
  retries = 2;
  search();
}

void holders_search_again(void) {
  due = NEVER;
  search();
}
