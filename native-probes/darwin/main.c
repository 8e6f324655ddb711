// Callwarden's probe for macOS: one loop that tells, as lines of JSON, which processes there are, which of them record,
// and which sockets those in focus hold. See ../protocol.md for every line and command.
#include <limits.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cameras.h"
#include "clock.h"
#include "command_lines.h"
#include "commands.h"
#include "microphones.h"
#include "output.h"
#include "processes.h"
#include "sockets.h"
#include "wake.h"

struct options {
  uint64_t interval_ms;
  bool once;
  bool all_sockets;
};

static struct options options = {.interval_ms = 2000};
static uint64_t tick_due;
static pid_t parent;

static void complain(const char *sentence) {
  fprintf(stderr, "callwarden-probe: %s\n", sentence);
  exit(2);
}

static struct options parse_arguments(int count, char **arguments) {
  struct options parsed = options;
  for (int at = 1; at < count; at++) {
    const char *argument = arguments[at];
    if (strcmp(argument, "--once") == 0) {
      parsed.once = true;
    } else if (strcmp(argument, "--all-sockets") == 0) {
      parsed.all_sockets = true;
    } else if (strcmp(argument, "--interval") == 0) {
      parsed.interval_ms = at + 1 < count ? parse_number(arguments[++at], longest_interval_ms) : 0;
      if (parsed.interval_ms < shortest_interval_ms) complain("--interval takes at least 50 milliseconds, as a whole number.");
    } else {
      complain("the arguments are --once, --all-sockets and --interval MS.");
    }
  }
  if (parsed.all_sockets && !parsed.once) complain("--all-sockets goes with --once.");
  return parsed;
}

static void put_reason(const char *name, const char *reason, bool *first) {
  if (reason == NULL) return;
  if (!*first) put_literal(",");
  *first = false;
  put_quoted(name, strlen(name));
  put_literal(":");
  put_quoted(reason, strlen(reason));
}

static void say_hello(void) {
  const char *untold = microphones_untold();
  bool first = true;
  line_begin("hello");
  put_number("protocol", 1);
  put_literal(",\"probe\":\"darwin\",\"version\":\"0.1.0\"");
  put_number("pid", (uint64_t)getpid());
  put_number("uid", getuid());
  put_literal(",\"processEvents\":false");
  put_bool("deviceEvents", untold == NULL);
  put_literal(",\"socketDiag\":true");
  put_bool("soundSessions", untold == NULL);
  put_literal(",\"reasons\":{");
  put_reason("processEvents", "macOS tells of processes only to a signed extension", &first);
  put_reason("deviceEvents", untold, &first);
  put_reason("soundSessions", untold, &first);
  put_literal("}");
  line_end();
}

static void take_sample(bool sockets_of_everybody) {
  processes_list(true);
  microphones_look(true);
  size_t sockets = sockets_sample(sockets_of_everybody);
  line_begin("sample.complete");
  put_number("processes", processes_count());
  put_number("sockets", sockets);
  put_number("denied", sockets_denied());
  put_number("atMs", now_ms());
  line_end();
}

static void catch_up(void) { processes_list(false); }
static void sample(void) { take_sample(false); }

static void set_interval(uint64_t ms) {
  options.interval_ms = ms;
  tick_due = steady_ms() + ms;
}

static void look_at_devices(void) {
  // Whoever began to record may have been born a moment ago.
  catch_up();
  microphones_look(false);
}

static void tick(void) {
  look_at_devices();
  sockets_tick();
}

/* Waits for the next thing to do, and does it. False at the end of the input or of the parent. */
static bool turn(int woken, const struct command_actions *actions) {
  struct pollfd waiting[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = woken, .events = POLLIN}};
  uint64_t now = steady_ms();
  uint64_t wait = tick_due > now ? tick_due - now : 0;
  int ready = poll(waiting, 2, wait > INT_MAX ? INT_MAX : (int)wait);
  bool goes_on = true;
  if (ready > 0 && waiting[0].revents != 0) goes_on = commands_read(actions);
  if (ready > 0 && waiting[1].revents != 0) {
    wake_taken();
    cameras_look();
    look_at_devices();
  }
  if (goes_on && tick_due <= steady_ms()) {
    tick();
    // From its end: a look that takes long leaves room for what happens meanwhile.
    tick_due = steady_ms() + options.interval_ms;
    // A parent that ended leaves us to launchd.
    goes_on = getppid() == parent;
  }
  output_flush();
  return goes_on;
}

int main(int count, char **arguments) {
  options = parse_arguments(count, arguments);
  parent = getppid();
  int woken = wake_open();
  if (woken < 0) {
    perror("callwarden-probe: pipe");
    return EXIT_FAILURE;
  }
  // Watched before the first look, so that nothing is missed in between.
  microphones_listen();
  if (!options.once) cameras_listen();
  say_hello();
  take_sample(options.all_sockets);
  output_flush();
  if (options.once) return EXIT_SUCCESS;

  tick_due = steady_ms() + options.interval_ms;
  static const struct command_actions actions = {
    .catch_up = catch_up, .focus = sockets_set_focus, .sample = sample, .interval = set_interval};
  while (turn(woken, &actions)) continue;
  return EXIT_SUCCESS;
}
