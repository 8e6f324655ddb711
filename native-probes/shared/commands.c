// Commands on standard input, one a line. A line that is not understood is answered and changes nothing.
#include "commands.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "output.h"
#include "stream.h"

enum {
  longest_line = 64 << 10,
  // Above the kernel's own bound (proc_sys_kernel(5): pid_max), and above what Windows gives out in practice.
  largest_pid = 1 << 22,
};

static void refuse(const char *why) { put_error("command", EINVAL, why); }

uint64_t parse_number(const char *text, uint64_t most) {
  uint64_t value = 0;
  if (*text == '\0') return 0;
  for (; *text != '\0'; text++) {
    if (*text < '0' || *text > '9') return 0;
    value = value * 10 + (uint64_t)(*text - '0');
    if (value > most) return 0;
  }
  return value;
}

/* The next word, ended by a NUL put into the line, or NULL. */
static char *next_word(char **rest) {
  char *word = *rest + strspn(*rest, " \t");
  if (*word == '\0') return NULL;
  char *end = word + strcspn(word, " \t");
  *rest = *end == '\0' ? end : end + 1;
  *end = '\0';
  return word;
}

static void focus(char *rest, const struct command_actions *actions) {
  static uint32_t pids[largest_focus];
  size_t count = 0;
  for (char *word; (word = next_word(&rest)) != NULL;) {
    uint32_t pid = (uint32_t)parse_number(word, largest_pid);
    if (pid == 0) {
      refuse("focus takes process ids: whole numbers from 1 to 4194304");
      return;
    }
    if (count == largest_focus) {
      refuse("focus takes up to 4096 process ids");
      return;
    }
    pids[count++] = pid;
  }
  actions->catch_up();
  actions->focus(pids, count);
}

static void sample(char *rest, const struct command_actions *actions) {
  if (next_word(&rest) != NULL) {
    refuse("sample takes nothing");
    return;
  }
  actions->catch_up();
  actions->sample();
}

static void interval(char *rest, const struct command_actions *actions) {
  const char *word = next_word(&rest);
  uint64_t ms = word == NULL ? 0 : parse_number(word, longest_interval_ms);
  if (ms < shortest_interval_ms || next_word(&rest) != NULL) {
    refuse("interval takes one whole number of milliseconds from 50 to 86400000");
    return;
  }
  actions->interval(ms);
}

static const struct {
  const char *name;
  void (*act)(char *rest, const struct command_actions *actions);
} commands[] = {{"focus", focus}, {"sample", sample}, {"interval", interval}};

static void obey(char *line, size_t length, const struct command_actions *actions) {
  // A NUL inside would hide what stands after it.
  if (memchr(line, '\0', length) != NULL) {
    refuse("a command is text");
    return;
  }
  line[length] = '\0';
  if (length > 0 && line[length - 1] == '\r') line[length - 1] = '\0';
  char *rest = line;
  const char *name = next_word(&rest);
  for (size_t at = 0; name != NULL && at < sizeof commands / sizeof *commands; at++) {
    if (strcmp(name, commands[at].name) != 0) continue;
    commands[at].act(rest, actions);
    return;
  }
  refuse("unknown command: there are focus, sample and interval");
}

bool commands_read(const struct command_actions *actions) {
  // One byte more for the newline, one for the NUL in its place.
  static char pending[longest_line + 2];
  static size_t used;
  static bool skipping;

  long length = read_some(pending + used, longest_line + 1 - used);
  if (length <= 0) return length < 0;
  used += (size_t)length;
  char *from = pending;
  char *end = pending + used;
  for (char *newline; (newline = memchr(from, '\n', (size_t)(end - from))) != NULL; from = newline + 1) {
    if (!skipping) obey(from, (size_t)(newline - from), actions);
    skipping = false;
  }
  used = (size_t)(end - from);
  memmove(pending, from, used);
  if (used > longest_line) {
    if (!skipping) refuse("a command line is longer than 65536 bytes");
    skipping = true;
    used = 0;
  }
  if (skipping) used = 0;
  return true;
}
