// The commands that a probe takes.
#include "commands.h"

#include <stddef.h>
#include <string.h>

#include "command_lines.h"

// Above the kernel's own bound (proc_sys_kernel(5): pid_max), and above what Windows gives out in practice.
enum { largest_pid = 1 << 22 };

static void focus(char *rest, const struct command_actions *actions) {
  static uint32_t pids[largest_focus];
  size_t count = 0;
  for (char *word; (word = next_word(&rest)) != NULL;) {
    uint32_t pid = (uint32_t)parse_number(word, largest_pid);
    if (pid == 0) {
      refuse_command("focus takes process ids: whole numbers from 1 to 4194304");
      return;
    }
    if (count == largest_focus) {
      refuse_command("focus takes up to 4096 process ids");
      return;
    }
    pids[count++] = pid;
  }
  actions->catch_up();
  actions->focus(pids, count);
}

static void sample(char *rest, const struct command_actions *actions) {
  if (next_word(&rest) != NULL) {
    refuse_command("sample takes nothing");
    return;
  }
  actions->catch_up();
  actions->sample();
}

static void interval(char *rest, const struct command_actions *actions) {
  const char *word = next_word(&rest);
  uint64_t ms = word == NULL ? 0 : parse_number(word, longest_interval_ms);
  if (ms < shortest_interval_ms || next_word(&rest) != NULL) {
    refuse_command("interval takes one whole number of milliseconds from 50 to 86400000");
    return;
  }
  actions->interval(ms);
}

static const struct {
  const char *name;
  void (*act)(char *rest, const struct command_actions *actions);
} commands[] = {{"focus", focus}, {"sample", sample}, {"interval", interval}};

static void obey(const char *name, char *rest, const void *context) {
  for (size_t at = 0; name != NULL && at < sizeof commands / sizeof *commands; at++) {
    if (strcmp(name, commands[at].name) != 0) continue;
    commands[at].act(rest, context);
    return;
  }
  refuse_command("unknown command: there are focus, sample and interval");
}

bool commands_read(const struct command_actions *actions) { return command_lines_read(obey, actions); }
