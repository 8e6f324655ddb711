// Callwarden's probe for Linux: one loop that tells, as lines of JSON, which processes there are, which of them hold a
// camera or a microphone, and which sockets those in focus hold. See ../protocol.md for every line and command.
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "clock.h"
#include "command_lines.h"
#include "commands.h"
#include "devices.h"
#include "focus.h"
#include "holders.h"
#include "output.h"
#include "process_events.h"
#include "process_facts.h"
#include "processes.h"
#include "quick_looks.h"
#include "sample.h"
#include "shut_sockets.h"
#include "sock_diag.h"
#include "socket_endings.h"
#include "socket_ends.h"
#include "socket_makers.h"
#include "sockets.h"

enum {
  flush_after_ms = 25,
  // The kernel's room for ends of sockets is small where nobody may raise it.
  ends_after_ms = 20,
  // Where events tell of processes, the listing is only a safety net.
  ticks_between_reconciles = 15,
  first_leaderless_look_ms = 50,
  last_leaderless_look_ms = 800,
};

struct options {
  const char *devices;
  uint64_t interval_ms;
  bool once;
  bool all_sockets;
};

static struct options options = {.devices = "/dev", .interval_ms = 2000};
static bool has_events;
static int poller = -1;

/* When each kind of work is due, in steady milliseconds. */
static uint64_t flush_due = NEVER;
static uint64_t ends_due = NEVER;
static uint64_t ends_read_at;
static uint64_t leaderless_due = NEVER;
static uint64_t leaderless_wait = first_leaderless_look_ms;
static uint64_t tick_due;
static unsigned ticks;

static void complain(const char *sentence) {
  fprintf(stderr, "callwarden-probe: %s\n", sentence);
  exit(2);
}

static struct options parse_arguments(int count, char **arguments) {
  struct options parsed = options;
  for (int at = 1; at < count; at++) {
    const char *argument = arguments[at];
    const char *value = at + 1 < count ? arguments[at + 1] : NULL;
    if (strcmp(argument, "--once") == 0) {
      parsed.once = true;
    } else if (strcmp(argument, "--all-sockets") == 0) {
      parsed.all_sockets = true;
    } else if (strcmp(argument, "--devices") == 0) {
      if (value == NULL || *value == '\0' || strlen(value) >= PATH_MAX) complain("--devices takes a folder.");
      parsed.devices = value;
      at++;
    } else if (strcmp(argument, "--interval") == 0) {
      parsed.interval_ms = value == NULL ? 0 : parse_number(value, longest_interval_ms);
      if (parsed.interval_ms < shortest_interval_ms) complain("--interval takes at least 50 milliseconds, as a whole number.");
      at++;
    } else {
      complain("the arguments are --once, --all-sockets, --devices DIR and --interval MS.");
    }
  }
  if (parsed.all_sockets && !parsed.once) complain("--all-sockets goes with --once.");
  return parsed;
}

static pid_t parent;

/* The kernel sends this when the thread that started us ends (prctl(2)); only its whole process's end is ours. */
static void parent_may_be_gone(int signal) {
  (void)signal;
  if (getppid() != parent) _exit(EXIT_SUCCESS);
}

static void live_with_parent(void) {
  parent = getppid();
  struct sigaction action = {.sa_handler = parent_may_be_gone, .sa_flags = SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
  prctl(PR_SET_PDEATHSIG, SIGUSR1);
  signal(SIGPIPE, SIG_IGN);
}

static void put_reason(const char *name, const char *call, const char *reason, bool *first) {
  if (reason == NULL) return;
  char text[256];
  int length = snprintf(text, sizeof text, "%s: %s", call, reason);
  if (!*first) put_literal(",");
  *first = false;
  put_quoted(name, strlen(name));
  put_literal(":");
  put_quoted(text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}

static void start_and_say_hello(void) {
  process_clock_start();
  const char *no_events = process_events_start();
  has_events = no_events == NULL;
  int device_error = devices_start(options.devices, !options.once);
  const char *no_devices = device_error == 0 ? NULL : strerror(device_error);
  char device_reason[128];
  if (no_devices != NULL) no_devices = strncpy(device_reason, no_devices, sizeof device_reason - 1);
  device_reason[sizeof device_reason - 1] = '\0';
  int socket_error = sock_diag_start();
  const char *no_sockets = socket_error == 0 ? NULL : strerror(socket_error);
  const char *no_ends = no_sockets != NULL ? no_sockets : socket_ends_start();
  const char *no_makers = socket_makers_start();

  bool first = true;
  line_begin("hello");
  put_number("protocol", 1);
  put_literal(",\"probe\":\"linux\",\"version\":\"0.1.0\"");
  put_number("pid", (uint64_t)getpid());
  put_number("uid", getuid());
  put_bool("processEvents", no_events == NULL);
  put_bool("deviceEvents", no_devices == NULL);
  put_bool("socketDiag", no_sockets == NULL);
  put_bool("socketEnds", no_ends == NULL);
  put_bool("socketMakers", no_makers == NULL);
  put_literal(",\"reasons\":{");
  put_reason("processEvents", "NETLINK_CONNECTOR", no_events, &first);
  put_reason("deviceEvents", devices_failed_call(), no_devices, &first);
  put_reason("socketDiag", "NETLINK_SOCK_DIAG", no_sockets, &first);
  put_reason("socketEnds", "NETLINK_SOCK_DIAG", no_ends, &first);
  put_reason("socketMakers", "bpf", no_makers, &first);
  put_literal("}");
  line_end();
}

static void flush_processes(void) {
  bool whole = process_events_read();
  if (processes_flush()) flush_due = steady_ms() + flush_after_ms;
  if (!whole) processes_list(true);
  if (leaderless_due == NEVER) {
    leaderless_wait = first_leaderless_look_ms;
    leaderless_due = steady_ms() + leaderless_wait;
  }
}

/* Knows the processes there are now, without waiting for the flush. */
static void catch_up(void) {
  if (has_events) flush_processes();
  else processes_list(true);
}

static void hear_again(int descriptor) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLONESHOT, .data.fd = descriptor};
  epoll_ctl(poller, EPOLL_CTL_MOD, event.data.fd, &event);
}

static void set_focus(const uint32_t *pids, size_t count) {
  sockets_set_focus(pids, count);
  if (focus_any()) hear_again(socket_ends_descriptor());
}

static void sample(void) {
  devices_report();
  take_sample(false);
}

static void set_interval(uint64_t ms) {
  options.interval_ms = ms;
  tick_due = steady_ms() + ms;
}

static void take_device_news(const struct device_news *news) {
  if (news->closed) holders_recheck();
  if (!news->opened) return;
  // Its opener may have been born a moment ago.
  catch_up();
  holders_search();
}

static void tick(void) {
  bool reconcile = ticks++ % ticks_between_reconciles == ticks_between_reconciles - 1;
  struct device_news news = {0};
  if (!has_events) processes_list(true);
  else if (reconcile) processes_list(false);
  if (reconcile || devices_folder_unwatched()) devices_look(&news);
  if (devices_unwatched()) news.opened = true;
  if (holders_any()) holders_recheck();
  if (news.opened) take_device_news(&news);
  sockets_tick(reconcile);
}

static void poll_for(int descriptor, uint32_t events) {
  if (descriptor < 0) return;
  struct epoll_event event = {.events = events, .data.fd = descriptor};
  // A file or the null device as input or output cannot be polled and needs not be.
  epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event);
}

/* A single end is taken in at once; of a storm of them, what came in a while. */
static void take_ends_soon(void) {
  uint64_t now = steady_ms();
  ends_due = ends_read_at + ends_after_ms > now ? ends_read_at + ends_after_ms : now;
}

static uint64_t earliest(uint64_t one, uint64_t other) { return one < other ? one : other; }

static void do_what_is_due(void) {
  uint64_t now = steady_ms();
  if (flush_due <= now) {
    flush_due = NEVER;
    flush_processes();
    hear_again(process_events_descriptor());
  }
  if (ends_due <= now) {
    ends_due = NEVER;
    ends_read_at = now;
    socket_endings_take();
    // While nobody is in focus, each tick takes them in.
    if (focus_any()) hear_again(socket_ends_descriptor());
  }
  if (quick_looks_due() <= now) quick_looks_look();
  if (leaderless_due <= now) {
    leaderless_wait *= 2;
    bool more = processes_look_at_leaderless() && leaderless_wait <= last_leaderless_look_ms;
    leaderless_due = more ? now + leaderless_wait : NEVER;
  }
  if (holders_search_due() <= now) {
    catch_up();
    holders_search_again();
  }
  if (tick_due <= now) {
    tick();
    // After a suspension one tick is enough for all that were missed.
    tick_due = tick_due + options.interval_ms > now ? tick_due + options.interval_ms : now + options.interval_ms;
  }
}

/* Waits for the next thing to do, and does it. False at the end of the input or of the output. */
static bool turn(const struct command_actions *actions) {
  uint64_t next = earliest(earliest(flush_due, leaderless_due), earliest(holders_search_due(), tick_due));
  next = earliest(next, earliest(ends_due, quick_looks_due()));
  uint64_t now = steady_ms();
  uint64_t wait = next > now ? next - now : 0;
  struct epoll_event events[5];
  int count = epoll_wait(poller, events, 5, wait > INT_MAX ? INT_MAX : (int)wait);
  bool goes_on = true;
  for (int at = 0; at < count; at++) {
    int descriptor = events[at].data.fd;
    if (descriptor == devices_descriptor()) {
      struct device_news news = {0};
      devices_read(&news);
      take_device_news(&news);
    } else if (descriptor == STDIN_FILENO) {
      goes_on = commands_read(actions);
    } else if (descriptor == STDOUT_FILENO) {
      goes_on = false;
    } else if (descriptor == socket_ends_descriptor()) {
      take_ends_soon();
    } else if (flush_due == NEVER) {
      // Left in the socket until then, so that a storm of forks wakes us once.
      flush_due = steady_ms() + flush_after_ms;
    }
    if (!goes_on) break;
  }
  do_what_is_due();
  output_flush();
  return goes_on;
}

int main(int count, char **arguments) {
  if (count > 1 && strcmp(arguments[1], "--shut-udp") == 0) return shut_udp_sockets(count - 2, arguments + 2);
  options = parse_arguments(count, arguments);
  live_with_parent();
  start_and_say_hello();
  // Tells of the nodes there are and watches them, before the sweep: nothing opened in between is missed.
  devices_look(&(struct device_news){0});
  take_sample(options.all_sockets);
  output_flush();
  if (options.once) return EXIT_SUCCESS;

  poller = epoll_create1(EPOLL_CLOEXEC);
  if (poller < 0) {
    perror("callwarden-probe: epoll_create1");
    return EXIT_FAILURE;
  }
  poll_for(STDIN_FILENO, EPOLLIN);
  poll_for(STDOUT_FILENO, 0);
  poll_for(devices_descriptor(), EPOLLIN);
  poll_for(process_events_descriptor(), EPOLLIN | EPOLLONESHOT);
  poll_for(socket_ends_descriptor(), EPOLLIN | EPOLLONESHOT);
  // Nobody is in focus yet; ends of sockets are listened to from here on where that is worth it.
  sockets_tick(false);
  tick_due = steady_ms() + options.interval_ms;
  static const struct command_actions actions = {
    .catch_up = catch_up, .focus = set_focus, .sample = sample, .interval = set_interval};
  while (turn(&actions)) continue;
  return EXIT_SUCCESS;
}
