// The commands that a probe takes on standard input, one a line.
#ifndef CALLWARDEN_COMMANDS_H
#define CALLWARDEN_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct command_actions {
  /* Called before a focus or a sample, so that they speak of the processes there are now. */
  void (*catch_up)(void);
  /* Looks into these processes from now on, and into no others. */
  void (*focus)(const uint32_t *pids, size_t count);
  void (*sample)(void);
  void (*interval)(uint64_t ms);
};

enum { largest_focus = 4096 };
enum { shortest_interval_ms = 50, longest_interval_ms = 24 * 60 * 60 * 1000 };

/* Reads what is there and does it. False at the end of the input. */
bool commands_read(const struct command_actions *actions);

#endif
