// The processes there are, by differences of the kernel's own list (libproc).
#include "processes.h"

#include <libproc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/proc_info.h>
#include <sys/types.h>

#include "clock.h"
#include "microphones.h"
#include "output.h"
#include "process_arguments.h"
#include "process_facts.h"
#include "sockets.h"
#include "table.h"

static struct table processes = {.entry_size = sizeof(struct process)};
static uint32_t generation;

const struct process *processes_find(uint32_t pid) { return table_find(&processes, pid); }
size_t processes_count(void) { return processes.count; }

void processes_each(process_visitor visit) {
  for (size_t slot = 0; slot < processes.slots; slot++) {
    const struct process *process = table_slot(&processes, slot);
    if (process != NULL) visit(process);
  }
}

/* FNV-1a. */
static uint64_t digest(const char *text, size_t length) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t at = 0; at < length; at++) hash = (hash ^ (unsigned char)text[at]) * 0x100000001b3u;
  return hash;
}

static void tell_stopped(const struct process *process) {
  line_begin("process.stopped");
  put_number("pid", process->pid);
  put_number("startTicks", process->start_ticks);
  put_number("atMs", now_ms());
  line_end();
}

static void forget(struct process *process) {
  uint32_t pid = (uint32_t)process->pid;
  microphones_forget_process(pid);
  sockets_forget_process(pid);
  tell_stopped(process);
  table_remove(&processes, process);
}

static void tell_started(const struct process_facts *facts, const char *path, size_t path_length) {
  line_begin("process.started");
  put_number("pid", facts->pid);
  put_number("startTicks", facts->start_s);
  put_number("startedAtMs", facts->start_s * 1000 + facts->start_us / 1000);
  put_number("parent", facts->parent);
  put_number("uid", facts->uid);
  put_text("name", facts->name, strlen(facts->name));
  if (path_length > 0) put_text("executable", path, path_length);
  else put_null("executable");
  put_bool("executableDeleted", false);
  put_arguments((int)facts->pid);
  put_literal(",\"cgroup\":\"\"");
  line_end();
}

static void meet(int pid, bool again) {
  struct process_facts facts;
  bool lives = read_process(pid, &facts);
  struct process *known = table_find(&processes, (uint64_t)pid);
  if (known != NULL && (!lives || known->start_ticks != facts.start_s)) {
    forget(known);
    known = NULL;
  }
  if (!lives) return;
  char path[PROC_PIDPATHINFO_MAXSIZE];
  int path_length = proc_pidpath(pid, path, sizeof path);
  if (path_length < 0) path_length = 0;
  uint64_t image = digest(path, (size_t)path_length);
  bool news = known == NULL || known->image != image || again;
  if (known == NULL) known = table_add(&processes, (uint64_t)pid);
  known->start_ticks = facts.start_s;
  known->image = image;
  known->seen = generation;
  if (news) tell_started(&facts, path, (size_t)path_length);
}

/* Every pid, into a list that is kept; how many, or -1 where the kernel gives none. */
static int list_pids(int **list) {
  static int *pids;
  static size_t room;
  for (;;) {
    int bytes = proc_listpids(PROC_ALL_PIDS, 0, pids, (int)(room * sizeof *pids));
    if (bytes <= 0) return -1;
    // A list that fills its place may go on.
    if (pids != NULL && (size_t)bytes < room * sizeof *pids) {
      *list = pids;
      return bytes / (int)sizeof *pids;
    }
    room = (size_t)bytes / sizeof *pids * 2 + 64;
    pids = realloc(pids, room * sizeof *pids);
    if (pids == NULL) exit(EXIT_FAILURE);
  }
}

void processes_list(bool again) {
  static bool complained;
  int *pids;
  int count = list_pids(&pids);
  if (count < 0) {
    if (!complained) put_error("proc_listpids", 0, "the kernel gives no list of processes");
    complained = true;
    return;
  }
  generation++;
  for (int at = 0; at < count; at++) {
    // The kernel itself is pid 0, and runs no program.
    if (pids[at] > 0) meet(pids[at], again);
  }
  for (size_t slot = 0; slot < processes.slots; slot++) {
    struct process *process = table_slot(&processes, slot);
    if (process == NULL || process->seen == generation) continue;
    forget(process);
    slot--;
  }
}
