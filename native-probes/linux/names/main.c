// Callwarden's watch for names: tells, of connections that it is asked about, which names this machine used for their
// other end, and how many bytes their UDP flows moved. See ../../protocol.md for every line and command.
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "capture.h"
#include "clock.h"
#include "command_lines.h"
#include "flows.h"
#include "orders.h"
#include "output.h"
#include "privileges.h"
#include "take.h"

enum {
  // Packets wait in the ring for so long, so that many of them wake us once.
  gather_ms = 25,
  shortest_interval_ms = 50,
  longest_interval_ms = 24 * 60 * 60 * 1000,
  between_complaints_ms = 60 * 1000,
};

static uint64_t interval_ms = 2000;
static bool only_check;
static int poller = -1;
static uint64_t read_due = NEVER;
static uint64_t tell_due = NEVER;

static void parse_arguments(int count, char **arguments) {
  for (int at = 1; at < count; at++) {
    if (strcmp(arguments[at], "--check") == 0) {
      only_check = true;
    } else if (strcmp(arguments[at], "--interval") == 0 && at + 1 < count) {
      interval_ms = parse_number(arguments[++at], longest_interval_ms);
    } else {
      interval_ms = 0;
    }
    if (interval_ms >= shortest_interval_ms) continue;
    fputs("callwarden-names: the arguments are --check and --interval MS, of at least 50 milliseconds.\n", stderr);
    exit(2);
  }
}

static void say_hello(int error, uid_t uid) {
  line_begin("hello");
  put_number("protocol", 1);
  put_literal(",\"probe\":\"names\",\"version\":\"0.1.0\"");
  put_number("pid", (uint64_t)getpid());
  put_number("uid", uid);
  put_bool("packets", error == 0);
  put_literal(",\"reasons\":{");
  if (error != 0) {
    char text[128];
    int length = snprintf(text, sizeof text, "%s: %s", capture_failed_call(), strerror(error));
    put_literal("\"packets\":");
    put_quoted(text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
  }
  put_literal("}");
  line_end();
}

static void take(const struct frame *frame) {
  if (take_frame(frame) && tell_due == NEVER) tell_due = steady_ms() + interval_ms;
}

static void complain_of(unsigned lost) {
  static uint64_t complained_ms;
  static uint64_t all;
  all += lost;
  uint64_t now = steady_ms();
  if (all == 0 || (complained_ms != 0 && now - complained_ms < between_complaints_ms)) return;
  char text[64];
  snprintf(text, sizeof text, "%llu packets were too many", (unsigned long long)all);
  put_error("PACKET_STATISTICS", 0, text);
  complained_ms = now;
  all = 0;
}

static void wait_for(int descriptor, uint32_t events, int how) {
  struct epoll_event event = {.events = events, .data.fd = descriptor};
  // A file or the null device as input or output cannot be polled and needs not be.
  epoll_ctl(poller, how, descriptor, &event);
}

static void do_what_is_due(void) {
  uint64_t now = steady_ms();
  if (read_due <= now) {
    read_due = NEVER;
    complain_of(capture_read(take));
    wait_for(capture_descriptor(), EPOLLIN | EPOLLONESHOT, EPOLL_CTL_MOD);
  }
  if (tell_due <= now) {
    tell_due = NEVER;
    flows_tell();
  }
}

/* Waits for the next thing to do, and does it. False at the end of the input or of the output. */
static bool turn(void) {
  uint64_t next = read_due < tell_due ? read_due : tell_due;
  uint64_t now = steady_ms();
  uint64_t wait = next > now ? next - now : 0;
  struct epoll_event events[4];
  int count = epoll_wait(poller, events, 4, next == NEVER ? -1 : wait > INT_MAX ? INT_MAX : (int)wait);
  bool goes_on = true;
  for (int at = 0; at < count && goes_on; at++) {
    int descriptor = events[at].data.fd;
    if (descriptor == STDIN_FILENO) goes_on = orders_read();
    else if (descriptor == STDOUT_FILENO) goes_on = false;
    else if (read_due == NEVER) read_due = steady_ms() + gather_ms;
  }
  do_what_is_due();
  output_flush();
  return goes_on;
}

int main(int count, char **arguments) {
  parse_arguments(count, arguments);
  signal(SIGPIPE, SIG_IGN);
  uid_t uid = getuid();
  int error = only_check ? capture_try() : capture_start();
  poller = epoll_create1(EPOLL_CLOEXEC);
  drop_privileges();
  allow_few_calls();
  say_hello(error, uid);
  output_flush();
  if (only_check || error != 0) return EXIT_SUCCESS;
  if (poller < 0) {
    put_error("epoll_create1", 0, "there is no way to wait");
    output_flush();
    return EXIT_FAILURE;
  }
  wait_for(STDIN_FILENO, EPOLLIN, EPOLL_CTL_ADD);
  wait_for(STDOUT_FILENO, 0, EPOLL_CTL_ADD);
  wait_for(capture_descriptor(), EPOLLIN | EPOLLONESHOT, EPOLL_CTL_ADD);
  while (turn()) continue;
  return EXIT_SUCCESS;
}
