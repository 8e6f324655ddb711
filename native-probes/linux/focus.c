// The processes whose sockets are told.
#include "focus.h"

#include "clock.h"
#include "processes.h"
#include "socket_row.h"
#include "table.h"

static struct pid_set focus;

struct departed {
  uint64_t pid;
  uint64_t start_ticks;
  uint64_t until;
};
static struct table departed = {.entry_size = sizeof(struct departed)};

const struct pid_set *focus_now(void) { return &focus; }

bool focus_has(pid_t pid) { return pid_set_has(&focus, (uint32_t)pid); }

static bool lives(uint32_t pid) { return processes_find((pid_t)pid) != NULL; }

void focus_set(const uint32_t *pids, size_t count) { pid_set_replace(&focus, pids, count, lives); }

void focus_depart(pid_t pid) {
  const struct process *process = processes_find(pid);
  pid_set_remove(&focus, (uint32_t)pid);
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

bool focus_any(void) { return focus.count > 0 || departed.count > 0; }

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
