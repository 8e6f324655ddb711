// The size of /proc/PID/fd is the number of open descriptors since Linux 6.2, and 0 before (proc_pid_fd(5)).
#include "open_counts.h"

#include <stdio.h>
#include <sys/stat.h>

#include "table.h"

struct open_count {
  uint64_t pid;
  uint64_t start_ticks;
  int64_t descriptors;
};

static struct table counts = {.entry_size = sizeof(struct open_count)};

int64_t open_count(pid_t pid) {
  char path[32];
  struct stat folder;
  snprintf(path, sizeof path, "/proc/%d/fd", pid);
  return stat(path, &folder) == 0 ? folder.st_size : 0;
}

static void remember(pid_t pid, uint64_t start_ticks, int64_t descriptors) {
  struct open_count *count = table_add(&counts, (uint64_t)pid);
  count->start_ticks = start_ticks;
  count->descriptors = descriptors;
}

void open_counts_note(pid_t pid, uint64_t start_ticks) {
  int64_t descriptors = open_count(pid);
  if (descriptors > 0) remember(pid, start_ticks, descriptors);
}

bool open_counts_changed(pid_t pid, uint64_t start_ticks) {
  int64_t descriptors = open_count(pid);
  if (descriptors == 0) return false;
  const struct open_count *count = table_find(&counts, (uint64_t)pid);
  if (count != NULL && count->start_ticks == start_ticks && count->descriptors == descriptors) return false;
  remember(pid, start_ticks, descriptors);
  return true;
}

void open_counts_forget(pid_t pid) {
  struct open_count *count = table_find(&counts, (uint64_t)pid);
  if (count != NULL) table_remove(&counts, count);
}
