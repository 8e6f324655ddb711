// A program run to the end of all that it starts: uninstallers go on in a copy of themselves after their first process
// has ended (NSIS, Squirrel). A job knows every process that came from the first one.
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#include "clock.h"
#include "command_line.h"
#include "output.h"
#include "own_pipes.h"
#include "requests.h"
#include "wide.h"

enum { done = 0, wrong_use = 2, failed = 3, most_said = 4096 };

struct said {
  HANDLE from;
  char bytes[most_said];
  DWORD length;
};

/* Reads to the end, so that nobody waits for room in the pipe; what is more than enough is let go. */
static DWORD WINAPI hear_out(void *context) {
  struct said *said = context;
  char more[most_said];
  DWORD count = 0;
  while (ReadFile(said->from, more, sizeof more, &count, NULL) && count > 0) {
    DWORD room = most_said - said->length;
    DWORD kept = count < room ? count : room;
    memcpy(said->bytes + said->length, more, kept);
    said->length += kept;
  }
  return 0;
}

/* Programs of the console print in its code page, whatever language that is for. */
static void put_said(const struct said *said) {
  wchar_t text[most_said + 1];
  int length = MultiByteToWideChar(CP_OEMCP, 0, said->bytes, (int)said->length, text, most_said);
  text[length > 0 ? length : 0] = L'\0';
  put_wide("said", text);
}

static DWORD left_in(HANDLE job) {
  JOBOBJECT_BASIC_ACCOUNTING_INFORMATION now = {0};
  return QueryInformationJobObject(job, JobObjectBasicAccountingInformation, &now, sizeof now, NULL) ? now.ActiveProcesses : 0;
}

/* Looked at, not listened for: it is short, and a missed message would be a wait without an end. */
static DWORD wait_for_job(HANDLE job, uint64_t until) {
  DWORD left = left_in(job);
  for (; left > 0 && steady_ms() < until; left = left_in(job)) Sleep(50);
  return left;
}

/* A program of the system's by its name alone is the system's, whatever stands in the folder where we are. */
static wchar_t *placed(wchar_t *name, wchar_t place[MAX_PATH]) {
  static const wchar_t *const below[] = {L"", L"\\WindowsPowerShell\\v1.0"};
  wchar_t system[MAX_PATH];
  UINT length = GetSystemDirectoryW(system, MAX_PATH);
  if (wcspbrk(name, L"\\/") != NULL || length == 0 || length + wcslen(name) + 32 > MAX_PATH) return name;
  for (size_t at = 0; at < sizeof below / sizeof *below; at++) {
    swprintf(place, MAX_PATH, L"%ls%ls\\%ls", system, below[at], name);
    if (GetFileAttributesW(place) != INVALID_FILE_ATTRIBUTES) return place;
  }
  return name;
}

/* LIMIT and GRACE in milliseconds: for the first process; then, once that has ended, for all that it has started. */
int run_whole(wchar_t **words, int count) {
  if (count < 3) return wrong_use;
  uint64_t limit = wcstoull(words[0], NULL, 10), grace = wcstoull(words[1], NULL, 10);
  wchar_t place[MAX_PATH];
  words[2] = placed(words[2], place);
  wchar_t *line = command_line_of(words + 2, count - 2);
  if (line == NULL || limit == 0) return wrong_use;
  SECURITY_ATTRIBUTES inherited = {.nLength = sizeof inherited, .bInheritHandle = TRUE};
  static struct said said;
  HANDLE into, job = CreateJobObjectW(NULL, NULL);
  keep_own_pipes();
  if (job == NULL || !CreatePipe(&said.from, &into, &inherited, 0)) return failed;
  SetHandleInformation(said.from, HANDLE_FLAG_INHERIT, 0);
  HANDLE nothing = CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, NULL);
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES, .hStdInput = nothing, .hStdOutput = into, .hStdError = into};
  PROCESS_INFORMATION process;
  DWORD flags = CREATE_SUSPENDED | CREATE_NO_WINDOW;
  bool started = CreateProcessW(NULL, line, NULL, NULL, TRUE, flags, NULL, NULL, &start, &process);
  DWORD error = started ? 0 : GetLastError();
  free(line);
  CloseHandle(into);
  CloseHandle(nothing);
  DWORD exit_code = 0, left = 0;
  bool slow = false;
  if (started) {
    // Before its first instruction, so that nobody is born outside.
    AssignProcessToJobObject(job, process.hProcess);
    HANDLE listener = CreateThread(NULL, 0, hear_out, &said, 0, NULL);
    ResumeThread(process.hThread);
    slow = WaitForSingleObject(process.hProcess, limit > INFINITE - 1 ? INFINITE - 1 : (DWORD)limit) != WAIT_OBJECT_0;
    if (slow) TerminateJobObject(job, 1);
    GetExitCodeProcess(process.hProcess, &exit_code);
    left = slow ? 0 : wait_for_job(job, steady_ms() + grace);
    // Whoever is left may hold the other end for as long as they live.
    if (listener != NULL) WaitForSingleObject(listener, left > 0 ? 100 : 2000);
  }
  line_begin("ended");
  if (!started) put_literal(",\"outcome\":\"refused\"");
  else if (slow) put_literal(",\"outcome\":\"slow\"");
  else put_literal(",\"outcome\":\"done\"");
  put_number("error", error);
  put_number("exitCode", exit_code);
  put_number("left", left);
  put_said(&said);
  line_end();
  line_begin("answer.complete");
  line_end();
  output_flush();
  return done;
}
