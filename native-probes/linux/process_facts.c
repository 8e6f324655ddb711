// What /proc says of one process (proc(5)), and the line that tells it.
#include "process_facts.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "output.h"

enum {
  longest_arguments = 4096,
  // PF_KTHREAD in the kernel's include/linux/sched.h, shown in field 9 of stat.
  kernel_thread_flag = 0x00200000,
};

static uint64_t booted_at_ms;
static uint64_t ticks_per_second = 100;

void process_clock_start(void) {
  long ticks = sysconf(_SC_CLK_TCK);
  if (ticks > 0) ticks_per_second = (uint64_t)ticks;
  // Start ticks count from boot and include suspension, as CLOCK_BOOTTIME does.
  booted_at_ms = now_ms() - clock_ms(CLOCK_BOOTTIME);
}

int process_folder(pid_t pid) {
  char path[32] = "/proc/";
  char digits[12];
  size_t count = 0;
  for (unsigned left = (unsigned)pid; left != 0; left /= 10) digits[count++] = (char)('0' + left % 10);
  for (size_t at = 0; at < count; at++) path[6 + at] = digits[count - 1 - at];
  return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static ssize_t read_file(int folder, const char *name, char *into, size_t room) {
  int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  ssize_t length = read(file, into, room);
  close(file);
  return length;
}

/* The number in the `field`th word from here, 0 where there is none. */
static uint64_t word(const char *text, int field) {
  for (; field > 0; field--) {
    text = strchr(text, ' ');
    if (text == NULL) return 0;
    text++;
  }
  uint64_t value = 0;
  for (; *text >= '0' && *text <= '9'; text++) value = value * 10 + (uint64_t)(*text - '0');
  return value;
}

bool read_process_facts(int folder, pid_t pid, struct process_facts *facts) {
  char text[1024];
  ssize_t length = read_file(folder, "stat", text, sizeof text - 1);
  if (length <= 0) return false;
  text[length] = '\0';
  char *open = memchr(text, '(', (size_t)length);
  // The name may hold anything, brackets and newlines too: it ends at the last bracket.
  char *close = memrchr(text, ')', (size_t)length);
  if (open == NULL || close == NULL || close < open || text + length - close < 4) return false;
  // After the bracket: state is field 3 of the file and field 0 here.
  const char *rest = close + 2;
  uint64_t threads = word(rest, 17);
  bool ended = *rest == 'Z' || *rest == 'X' || *rest == 'x';

  facts->pid = pid;
  facts->parent = (pid_t)word(rest, 1);
  facts->start_ticks = word(rest, 19);
  facts->kernel_thread = (word(rest, 6) & kernel_thread_flag) != 0;
  facts->leader_gone = ended && threads > 1;
  facts->over = ended && threads <= 1;
  facts->name_length = (size_t)(close - open - 1);
  if (facts->name_length > sizeof facts->name) facts->name_length = sizeof facts->name;
  memcpy(facts->name, open + 1, facts->name_length);
  facts->image = 0;
  return true;
}

/* FNV-1a. */
static uint64_t digest(const char *bytes, size_t length) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t at = 0; at < length; at++) hash = (hash ^ (unsigned char)bytes[at]) * 0x100000001b3u;
  return hash;
}

static char path[PATH_MAX];

/* Length of the path in `path`, or -1. */
static ssize_t read_executable(int folder, struct process_facts *facts) {
  // A worker of the kernel is renamed with each piece of work, and never runs another program.
  if (facts->kernel_thread) return -1;
  ssize_t length = readlinkat(folder, "exe", path, sizeof path);
  facts->image = length < 0 ? digest(facts->name, facts->name_length) : digest(path, (size_t)length);
  return length;
}

void read_image(int folder, struct process_facts *facts) { read_executable(folder, facts); }

/* A file may really be called `x (deleted)`: then its path leads to the very file that runs. */
static bool leads_to_itself(int folder, size_t length) {
  struct stat running, named;
  char whole[PATH_MAX + 1];
  memcpy(whole, path, length);
  whole[length] = '\0';
  return fstatat(folder, "exe", &running, 0) == 0 && stat(whole, &named) == 0 &&
         running.st_dev == named.st_dev && running.st_ino == named.st_ino;
}

static void put_executable(int folder, struct process_facts *facts) {
  static const char mark[] = " (deleted)";
  const size_t mark_length = sizeof mark - 1;
  ssize_t length = read_executable(folder, facts);
  if (length < 0) {
    put_null("executable");
    put_bool("executableDeleted", false);
    return;
  }
  size_t keep = (size_t)length;
  bool deleted = keep > mark_length && memcmp(path + keep - mark_length, mark, mark_length) == 0 &&
                 !leads_to_itself(folder, keep);
  if (deleted) keep -= mark_length;
  put_text("executable", path, keep);
  put_bool("executableDeleted", deleted);
}

static void put_arguments(int folder, bool kernel_thread) {
  char bytes[longest_arguments + 1];
  ssize_t length = kernel_thread ? 0 : read_file(folder, "cmdline", bytes, sizeof bytes);
  bool truncated = length > longest_arguments;
  if (truncated) length = longest_arguments;
  put_literal(",\"arguments\":[");
  if (length > 0) {
    // Each ends with a NUL; a program that wrote over its arguments may have left the last one without.
    const char *end = bytes + length - (bytes[length - 1] == '\0');
    for (const char *from = bytes; from <= end;) {
      const char *to = memchr(from, '\0', (size_t)(end - from));
      if (to == NULL) to = end;
      if (from != bytes) put_literal(",");
      put_quoted(from, (size_t)(to - from));
      from = to + 1;
    }
  }
  put_literal("]");
  put_bool("argumentsTruncated", truncated);
}

/* The unified hierarchy's path (`0::`), or the first line's (cgroups(7)). */
static void put_cgroup(int folder) {
  char text[8192];
  ssize_t length = read_file(folder, "cgroup", text, sizeof text);
  const char *end = text + (length > 0 ? length : 0);
  const char *chosen = text;
  for (const char *line = text; line < end;) {
    if (end - line > 3 && memcmp(line, "0::", 3) == 0) chosen = line;
    const char *next = memchr(line, '\n', (size_t)(end - line));
    line = next == NULL ? end : next + 1;
  }
  for (int colon = 0; colon < 2 && chosen < end; colon++) {
    const char *next = memchr(chosen, ':', (size_t)(end - chosen));
    chosen = next == NULL ? end : next + 1;
  }
  const char *stop = memchr(chosen, '\n', (size_t)(end - chosen));
  put_text("cgroup", chosen, (size_t)((stop == NULL ? end : stop) - chosen));
}

void report_process(int folder, struct process_facts *facts) {
  struct stat owner;
  // The folder's owner is the effective user, for undumpable processes too (its files then belong to root).
  if (fstat(folder, &owner) != 0) owner.st_uid = 0;
  line_begin("process.started");
  put_number("pid", (uint64_t)facts->pid);
  put_number("startTicks", facts->start_ticks);
  put_number("startedAtMs", booted_at_ms + facts->start_ticks * 1000 / ticks_per_second);
  put_number("parent", (uint64_t)facts->parent);
  put_number("uid", owner.st_uid);
  put_text("name", facts->name, facts->name_length);
  put_executable(folder, facts);
  put_arguments(folder, facts->kernel_thread);
  put_cgroup(folder);
  line_end();
}
