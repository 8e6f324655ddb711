// The processes whose sockets are told.
#include "focus.h"

#include <stdlib.h>

#include "clock.h"
#include "commands.h"
#include "processes.h"
#include "socket_row.h"
#include "table.h"

static pid_t focus[largest_focus];
static size_t focused;

struct departed {
  uint64_t pid;
  uint64_t start_ticks;
  uint64_t until;
};
static struct table departed = {.entry_size = sizeof(struct departed)};

const pid_t *focus_pids(size_t *count) {
  *count = focused;
  return focus;
}

bool focus_has(pid_t pid) {
  for (size_t low = 0, high = focused; low < high;) {
    size_t middle = low + (high - low) / 2;
    if (focus[middle] == pid) return true;
    if (focus[middle] < pid) low = middle + 1;
    else high = middle;
  }
  return false;
}

static int ascending(const void *one, const void *other) {
  pid_t a = *(const pid_t *)one, b = *(const pid_t *)other;
  return (a > b) - (a < b);
}

void focus_set(const uint32_t *pids, size_t count) {
  focused = 0;
  for (size_t at = 0; at < count; at++) {
    pid_t pid = (pid_t)pids[at];
    if (processes_find(pid) != NULL) focus[focused++] = pid;
  }
  qsort(focus, focused, sizeof *focus, ascending);
}

void focus_depart(pid_t pid) {
  const struct process *process = processes_find(pid);
  size_t kept = 0;
  for (size_t at = 0; at < focused; at++) {
    if (focus[at] != pid) focus[kept++] = focus[at];
  }
  focused = kept;
  if (process == NULL) return;
  struct departed *entry = table_add(&departed, (uint64_t)pid);
  entry->start_ticks = process->start_ticks;
  entry->until = steady_ms() + longest_finish_ms;
}

void focus_forget_departed(void) {
  uint64_t now = steady_ms();
  for (size_t slot = 0; slot < departed.slots; slot++) {
    struct departed *entry = table_slot(&departed, slot);
    if (entry == NULL || entry->until > now) continue;
    table_remove(&departed, entry);
    slot--;
  }
}

bool focus_any(void) { return focused > 0 || departed.count > 0; }

bool focus_owner(pid_t pid, struct owner *owner) {
  owner->pid = pid;
  if (focus_has(pid)) {
    const struct process *process = processes_find(pid);
    if (process == NULL) return false;
    owner->start_ticks = process->start_ticks;
    return true;
  }
  const struct departed *entry = table_find(&departed, (uint64_t)pid);
  if (entry == NULL) return false;
  owner->start_ticks = entry->start_ticks;
  return true;
}
