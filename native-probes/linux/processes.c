// The processes there are: known by events, or by differences of the listing below /proc.
#include "processes.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "holders.h"
#include "output.h"
#include "process_facts.h"
#include "sockets.h"
#include "table.h"

static struct table processes = {.entry_size = sizeof(struct process)};

struct hint {
  uint64_t pid;
  /* When it last ran an executable, or 0. */
  uint64_t executed_at;
  bool exited;
  /* How often it was looked at since it exited, and still was there. */
  uint8_t lingered;
  /* Its parent held a device when it was forked, so it may hold it too. */
  bool inherits;
};
static struct table hints = {.entry_size = sizeof(struct hint)};
/* The kernel tells of an exit a moment before the process is over (kernel/exit.c: proc_exit_connector is called before
   exit_notify), so that one that is still there is looked at again. */
enum { most_lingering_looks = 200 };
struct lingerer {
  pid_t pid;
  uint8_t looks;
};

/* The pids of the hints, in the order in which events named them first. */
static pid_t *named;
static struct lingerer *lingerers;
static size_t named_room;

const struct process *processes_find(pid_t pid) { return table_find(&processes, (uint64_t)pid); }
size_t processes_count(void) { return processes.count; }

static void stopped(struct process *process) {
  pid_t pid = (pid_t)process->pid;
  holders_forget_process(pid);
  sockets_forget_process(pid);
  line_begin("process.stopped");
  put_number("pid", process->pid);
  put_number("startTicks", process->start_ticks);
  put_number("atMs", now_ms());
  line_end();
  table_remove(&processes, process);
}

enum depth {
  /* It is there, or it is not. */
  look_for_life,
  /* …and it may run something else than before. */
  look_at_image,
  /* …and it is told again whatever it runs. */
  tell_again,
};

/* Looks at one pid and tells what is news. The process as it is known now, or NULL. */
static struct process *examine(pid_t pid, uint64_t entry, enum depth depth,
                               void (*show)(int folder, const struct process *process)) {
  struct process *known = table_find(&processes, (uint64_t)pid);
  struct process_facts facts;
  const uint64_t read_at = steady_ns();
  int folder = process_folder(pid);
  bool lives = folder >= 0 && read_process_facts(folder, pid, &facts) && !facts.over;
  if (known != NULL && (!lives || known->start_ticks != facts.start_ticks)) {
    stopped(known);
    known = NULL;
  }
  if (lives) {
    bool news = known == NULL || depth == tell_again;
    if (known == NULL) known = table_add(&processes, (uint64_t)pid);
    if (!news && depth == look_at_image) {
      read_image(folder, &facts);
      news = facts.image != known->image;
    }
    if (news) {
      report_process(folder, &facts);
      known->told_at = read_at;
      known->image = facts.image;
    }
    known->start_ticks = facts.start_ticks;
    known->kernel_thread = facts.kernel_thread;
    known->leader_gone = facts.leader_gone;
    if (entry != 0) known->entry = entry;
    if (show != NULL) show(folder, known);
  }
  if (folder >= 0) close(folder);
  return lives ? known : NULL;
}

static struct hint *hint_of(pid_t pid) {
  size_t before = hints.count;
  struct hint *hint = table_add(&hints, (uint64_t)pid);
  if (hints.count == before) return hint;
  if (before == named_room) {
    named_room = named_room == 0 ? 256 : named_room * 2;
    named = realloc(named, named_room * sizeof *named);
    lingerers = realloc(lingerers, named_room * sizeof *lingerers);
    if (named == NULL || lingerers == NULL) exit(EXIT_FAILURE);
  }
  named[before] = pid;
  return hint;
}

void processes_forked(pid_t child, pid_t parent) {
  // Asked for first: the table may move when the child gets its place.
  const struct hint *of_parent = table_find(&hints, (uint64_t)parent);
  bool inherits = holders_has(parent) || (of_parent != NULL && of_parent->inherits);
  struct hint *hint = hint_of(child);
  // A pid may end and be given away again within one flush.
  *hint = (struct hint){.pid = hint->pid, .inherits = inherits};
}

void processes_executed(pid_t pid, uint64_t at_ns) { hint_of(pid)->executed_at = at_ns; }
void processes_exited(pid_t pid) { hint_of(pid)->exited = true; }

/* True where descriptors may have been closed by an exec (fcntl(2), FD_CLOEXEC). */
static bool follow(struct hint *hint) {
  pid_t pid = (pid_t)hint->pid;
  struct process *known = table_find(&processes, hint->pid);
  // What it runs may have been read already, by a sample or for a device, before the event was.
  bool runs_another = hint->executed_at != 0 && (known == NULL || known->told_at < hint->executed_at);
  const struct process *process = examine(pid, 0, runs_another ? tell_again : look_for_life, NULL);
  hint->lingered = process != NULL && hint->exited && !process->leader_gone ? hint->lingered + 1 : 0;
  if (process == NULL) return false;
  if (hint->inherits) holders_look_into(pid, process->start_ticks);
  return hint->executed_at != 0 && holders_has(pid);
}

bool processes_flush(void) {
  bool closed = false;
  size_t lingering = 0;
  for (size_t at = 0; at < hints.count; at++) {
    struct hint *hint = table_find(&hints, (uint64_t)named[at]);
    closed |= follow(hint);
    bool again = hint->lingered > 0 && hint->lingered < most_lingering_looks;
    if (again) lingerers[lingering++] = (struct lingerer){.pid = named[at], .looks = hint->lingered};
  }
  table_clear(&hints);
  for (size_t at = 0; at < lingering; at++) {
    struct hint *hint = hint_of(lingerers[at].pid);
    hint->exited = true;
    hint->lingered = lingerers[at].looks;
  }
  if (closed) holders_recheck();
  return lingering > 0;
}

/* Calls for every pid below /proc, lowest first. */
static void each_pid(void (*look)(pid_t pid, uint64_t entry, void *context), void *context) {
  static int listing = -1;
  static _Alignas(struct dirent64) char entries[32 << 10];
  if (listing < 0) listing = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (listing < 0 || lseek(listing, 0, SEEK_SET) < 0) return;
  for (;;) {
    ssize_t length = getdents64(listing, entries, sizeof entries);
    if (length <= 0) return;
    for (ssize_t at = 0; at < length;) {
      const struct dirent64 *entry = (const struct dirent64 *)(entries + at);
      at += entry->d_reclen;
      pid_t pid = 0;
      const char *digit = entry->d_name;
      for (; *digit >= '0' && *digit <= '9'; digit++) pid = pid * 10 + (*digit - '0');
      if (*digit == '\0' && pid > 0) look(pid, entry->d_ino, context);
    }
  }
}

static uint32_t generation;

struct listing {
  enum depth depth;
  void (*show)(int folder, const struct process *process);
};

static void look_at_listed(pid_t pid, uint64_t entry, void *context) {
  const struct listing *listing = context;
  struct process *process = table_find(&processes, (uint64_t)pid);
  bool same = process != NULL && process->entry == entry && !process->leader_gone;
  if (!same || listing->depth != look_for_life) {
    bool begins = process == NULL;
    process = examine(pid, entry, listing->depth, listing->show);
    if (process == NULL) return;
    if (begins && listing->show == NULL && holders_any()) holders_look_into(pid, process->start_ticks);
  }
  process->seen = generation;
}

static void list(struct listing listing) {
  generation++;
  each_pid(look_at_listed, &listing);
  for (size_t slot = 0; slot < processes.slots; slot++) {
    struct process *process = table_slot(&processes, slot);
    if (process == NULL || process->seen == generation) continue;
    stopped(process);
    slot--;
  }
}

void processes_list(bool images) { list((struct listing){.depth = images ? look_at_image : look_for_life}); }

void processes_sample(void (*show)(int folder, const struct process *process)) {
  list((struct listing){.depth = tell_again, .show = show});
}

bool processes_look_at_leaderless(void) {
  bool some = false;
  for (size_t slot = 0; slot < processes.slots; slot++) {
    const struct process *process = table_slot(&processes, slot);
    if (process == NULL || !process->leader_gone) continue;
    if (examine((pid_t)process->pid, 0, look_for_life, NULL) == NULL) slot--;
    else some = true;
  }
  return some;
}

static int newer(const void *one, const void *other) {
  const struct process_key *a = one, *b = other;
  if (a->start_ticks != b->start_ticks) return a->start_ticks < b->start_ticks ? 1 : -1;
  return b->pid - a->pid;
}

const struct process_key *processes_newest_first(size_t *count) {
  static struct process_key *keys;
  static size_t room;
  if (room < processes.count) {
    room = processes.count * 2;
    keys = realloc(keys, room * sizeof *keys);
    if (keys == NULL) exit(EXIT_FAILURE);
  }
  size_t used = 0;
  for (size_t slot = 0; slot < processes.slots; slot++) {
    const struct process *process = table_slot(&processes, slot);
    if (process == NULL || process->kernel_thread) continue;
    keys[used++] = (struct process_key){.start_ticks = process->start_ticks, .pid = (pid_t)process->pid};
  }
  if (used > 0) qsort(keys, used, sizeof *keys, newer);
  *count = used;
  return keys;
}
