// Looks at the processes in focus, many times a second, while connections come and go.
#include "quick_looks.h"

#include <stdbool.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "descriptors.h"
#include "focus.h"
#include "open_counts.h"
#include "process_facts.h"
#include "processes.h"
#include "sock_diag.h"
#include "sockets.h"
#include "table.h"

enum {
  // A connection that lives for 50 ms is met even if a look comes late.
  shortest_pause_ms = 20,
  // Looking takes a ninth of one core at most.
  pause_per_cost = 8,
  goes_on_for_ms = 250,
  // A socket is in its process's descriptors before it is connected, and other kinds of socket never are.
  most_tries = 3,
  hot_for_looks = 8,
};

static uint64_t due = NEVER;
static uint64_t until;
static uint32_t look;

struct glimpse {
  uint64_t pid;
  int64_t descriptors;
  /* The last look at which it had a new socket. */
  uint32_t hot;
};
static struct table glimpses = {.entry_size = sizeof(struct glimpse)};

struct candidate {
  uint64_t inode;
  struct owner owner;
  uint8_t tries;
};
static struct table candidates = {.entry_size = sizeof(struct candidate)};
static bool has_new;

void quick_looks_wanted(void) {
  uint64_t now = steady_ms();
  until = now + goes_on_for_ms;
  if (due == NEVER) due = now;
}

uint64_t quick_looks_due(void) { return due; }

struct visit {
  struct owner owner;
  bool met_new;
};

static void met_socket(void *context, uint64_t inode) {
  struct visit *visit = context;
  if (sockets_know(inode)) return;
  struct candidate *candidate = table_add(&candidates, inode);
  if (candidate->tries == most_tries) return;
  candidate->tries++;
  candidate->owner = visit->owner;
  visit->met_new = true;
}

/* Who holds as many descriptors as before has most likely opened none; one that opens many may by chance. */
static bool worth_reading(struct glimpse *glimpse, pid_t pid) {
  int64_t descriptors = open_count(pid);
  bool same = descriptors > 0 && glimpse->descriptors == descriptors;
  glimpse->descriptors = descriptors;
  return !same || look - glimpse->hot < hot_for_looks;
}

static void look_into(pid_t pid) {
  struct glimpse *glimpse = table_add(&glimpses, (uint64_t)pid);
  const struct process *process = processes_find(pid);
  if (process == NULL || !worth_reading(glimpse, pid)) return;
  int folder = process_folder(pid);
  if (folder < 0) return;
  struct visit visit = {.owner = {.pid = pid, .start_ticks = process->start_ticks}};
  visit_descriptors(folder, &(struct descriptor_visitor){.context = &visit, .socket = met_socket});
  close(folder);
  if (!visit.met_new) return;
  glimpse->hot = look;
  has_new = true;
}

static void meet(const struct socket_row *row) {
  struct candidate *candidate = row->inode == 0 ? NULL : table_find(&candidates, row->inode);
  if (candidate == NULL) return;
  sockets_meet_early(&candidate->owner, row);
  table_remove(&candidates, candidate);
}

static uint64_t spent_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

void quick_looks_look(void) {
  uint64_t before = spent_ns();
  look++;
  has_new = false;
  const struct pid_set *focus = focus_now();
  for (size_t at = 0; at < focus->count; at++) look_into((pid_t)focus->pids[at]);
  uint64_t now = steady_ms();
  if (has_new) {
    sock_diag_dump_talking(meet);
    until = now + goes_on_for_ms;
  }
  uint64_t pause = (spent_ns() - before) * pause_per_cost / 1000000;
  due = now < until ? now + (pause > shortest_pause_ms ? pause : shortest_pause_ms) : NEVER;
}

void quick_looks_rest(void) {
  table_clear(&candidates);
  if (due == NEVER) table_clear(&glimpses);
}
