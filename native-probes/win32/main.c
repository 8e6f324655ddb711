// Callwarden's probe for Windows: one loop that tells, as lines of JSON, which processes there are, which of them use a
// camera or a microphone, and which sockets those in focus hold. See ../protocol.md for every line and command.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#include "clock.h"
#include "command_lines.h"
#include "commands.h"
#include "consent.h"
#include "input.h"
#include "inventory.h"
#include "output.h"
#include "processes.h"
#include "registry_door.h"
#include "requests.h"
#include "sessions.h"
#include "sockets.h"
#include "wide.h"

struct options {
  uint64_t interval_ms;
  bool once;
  bool all_sockets;
};

static struct options options = {.interval_ms = 2000};
static uint64_t tick_due;

static void complain(const char *sentence) {
  fprintf(stderr, "callwarden-probe: %s\n", sentence);
  exit(2);
}

static uint64_t number_of(const wchar_t *text) {
  char digits[16] = "";
  size_t at = 0;
  for (; text != NULL && text[at] != L'\0' && at < sizeof digits - 1; at++) {
    if (text[at] > 0x7e) return 0;
    digits[at] = (char)text[at];
  }
  return at == sizeof digits - 1 ? 0 : parse_number(digits, longest_interval_ms);
}

static struct options parse_arguments(int count, wchar_t **arguments) {
  struct options parsed = options;
  for (int at = 1; at < count; at++) {
    const wchar_t *argument = arguments[at];
    if (wcscmp(argument, L"--once") == 0) {
      parsed.once = true;
    } else if (wcscmp(argument, L"--all-sockets") == 0) {
      parsed.all_sockets = true;
    } else if (wcscmp(argument, L"--interval") == 0) {
      parsed.interval_ms = number_of(at + 1 < count ? arguments[++at] : NULL);
      if (parsed.interval_ms < shortest_interval_ms) complain("--interval takes at least 50 milliseconds, as a whole number.");
    } else {
      complain("the arguments are --once, --all-sockets and --interval MS; or one of --inventory, --windows, --microphones, "
               "--mute-microphone NAME on|off, --end PID START polite|firm|look, --signatures FILE…, --access FILE…, "
               "--account, --private-folder, --elevate PROGRAM ARGUMENT…, --run LIMIT GRACE PROGRAM ARGUMENT…, --registry.");
    }
  }
  if (parsed.all_sockets && !parsed.once) complain("--all-sockets goes with --once.");
  return parsed;
}

/* What is asked for once; -1 where the arguments ask for the stream. */
static int answer_request(int count, wchar_t **arguments) {
  const wchar_t *what = count > 1 ? arguments[1] : L"";
  int rest = count - 2;
  if (wcscmp(what, L"--inventory") == 0 && rest == 0) {
    tell_inventory();
    output_flush();
    return EXIT_SUCCESS;
  }
  if (wcscmp(what, L"--account") == 0 && rest == 0) {
    tell_who_runs();
    output_flush();
    return EXIT_SUCCESS;
  }
  if (wcscmp(what, L"--registry") == 0 && rest == 0) return registry_door();
  if (wcscmp(what, L"--windows") == 0 && rest == 0) return tell_windows();
  if (wcscmp(what, L"--microphones") == 0 && rest == 0) return tell_microphones();
  if (wcscmp(what, L"--mute-microphone") == 0 && rest == 2) return mute_microphone(arguments[2], arguments[3]);
  if (wcscmp(what, L"--end") == 0 && rest == 3) return end_process(arguments[2], arguments[3], arguments[4]);
  if (wcscmp(what, L"--signatures") == 0 && rest > 0) return tell_signatures(arguments + 2, rest);
  if (wcscmp(what, L"--access") == 0 && rest > 0) return tell_access(arguments + 2, rest);
  if (wcscmp(what, L"--private-folder") == 0 && rest == 0) return make_private_folder();
  if (wcscmp(what, L"--elevate") == 0) return run_elevated(arguments + 2, rest);
  if (wcscmp(what, L"--run") == 0) return run_whole(arguments + 2, rest);
  return -1;
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
  const char *no_devices = consent_unwatched();
  const char *no_sessions = sessions_unavailable();
  bool first = true;
  line_begin("hello");
  put_number("protocol", 1);
  put_literal(",\"probe\":\"win32\",\"version\":\"0.1.0\"");
  put_number("pid", GetCurrentProcessId());
  put_number("uid", process_user(GetCurrentProcess()));
  put_literal(",\"processEvents\":false");
  put_bool("deviceEvents", no_devices == NULL);
  put_literal(",\"socketDiag\":true");
  put_bool("soundSessions", no_sessions == NULL);
  put_literal(",\"reasons\":{");
  put_reason("processEvents", "Windows tells of processes only to an administrator", &first);
  put_reason("deviceEvents", no_devices, &first);
  put_reason("soundSessions", no_sessions, &first);
  put_literal("}");
  line_end();
}

static void take_sample(bool sockets_of_everybody) {
  processes_list(true);
  consent_compare(true);
  size_t sockets = sockets_sample(sockets_of_everybody);
  line_begin("sample.complete");
  put_number("processes", processes_count());
  put_number("sockets", sockets);
  put_number("denied", processes_denied());
  put_number("atMs", now_ms());
  line_end();
}

static void catch_up(void) { processes_list(false); }
static void sample(void) { take_sample(false); }

static void set_interval(uint64_t ms) {
  options.interval_ms = ms;
  tick_due = steady_ms() + ms;
}

static void tick(void) {
  processes_list(false);
  consent_look_for_stores();
  consent_compare(false);
  sockets_tick();
}

/* The process that started us, if it can be told: a pid that was given away again belongs to somebody younger. */
static HANDLE parent_process(void) {
  const struct process *self = processes_find(GetCurrentProcessId());
  if (self == NULL) return NULL;
  HANDLE parent = OpenProcess(SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION, FALSE, self->parent);
  if (parent == NULL) return NULL;
  uint64_t start = process_start(parent);
  if (start != 0 && start <= self->start_ticks) return parent;
  CloseHandle(parent);
  return NULL;
}

struct waiting {
  HANDLE handles[2 + consent_stores];
  /* Which store each handle belongs to; meaningless for the first ones. */
  size_t stores[2 + consent_stores];
  DWORD count;
  DWORD first_store;
};

static struct waiting what_to_wait_for(HANDLE input, HANDLE parent, const HANDLE *stores) {
  struct waiting waiting = {.handles = {input}, .count = 1};
  if (parent != NULL) waiting.handles[waiting.count++] = parent;
  waiting.first_store = waiting.count;
  for (size_t at = 0; at < consent_stores; at++) {
    if (stores[at] == NULL) continue;
    waiting.stores[waiting.count] = at;
    waiting.handles[waiting.count++] = stores[at];
  }
  return waiting;
}

/* Waits for the next thing to do, and does it. False at the end of the input or of the parent. */
static bool turn(HANDLE input, HANDLE parent, const HANDLE *stores, const struct command_actions *actions) {
  struct waiting waiting = what_to_wait_for(input, parent, stores);
  uint64_t now = steady_ms();
  DWORD wait = tick_due > now ? (DWORD)(tick_due - now) : 0;
  DWORD signalled = WaitForMultipleObjects(waiting.count, waiting.handles, FALSE, wait) - WAIT_OBJECT_0;
  bool goes_on = true;
  if (signalled == 0) {
    goes_on = commands_read(actions);
  } else if (signalled < waiting.first_store) {
    goes_on = false;
  } else if (signalled < waiting.count) {
    consent_heard(waiting.stores[signalled]);
    // Whoever opened it may have been born a moment ago.
    catch_up();
    consent_compare(false);
  }
  if (goes_on && tick_due <= steady_ms()) {
    tick();
    // From its end: a look that takes long leaves room for what happens meanwhile.
    tick_due = steady_ms() + options.interval_ms;
  }
  output_flush();
  return goes_on;
}

int wmain(int count, wchar_t **arguments) {
  int answered = answer_request(count, arguments);
  if (answered >= 0) return answered;
  options = parse_arguments(count, arguments);
  // Watched before the first look, so that nothing is missed in between.
  const HANDLE *stores = consent_start();
  sessions_look();
  say_hello();
  take_sample(options.all_sockets);
  output_flush();
  if (options.once) return EXIT_SUCCESS;

  HANDLE input = input_start();
  HANDLE parent = parent_process();
  tick_due = steady_ms() + options.interval_ms;
  static const struct command_actions actions = {
      .catch_up = catch_up, .focus = sockets_set_focus, .sample = sample, .interval = set_interval};
  while (turn(input, parent, stores, &actions)) continue;
  return EXIT_SUCCESS;
}
