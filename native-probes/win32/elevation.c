// A program with the administrator's rights, after the one question that Windows asks (User Account Control). What it
// answers comes through a pipe, because nothing else of ours reaches it: no handle, no environment.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>
#include <ntsecapi.h>
#include <sddl.h>
#include <shellapi.h>

#include "command_line.h"
#include "output.h"
#include "own_pipes.h"
#include "requests.h"

enum {
  done = 0,
  wrong_use = 2,
  failed = 3,
  pipe_name = 64,
  /* Bytes of the answer in one line. */
  piece = 16 << 10,
  most_answer = 64 << 20,
};

static void answer(const char *outcome, DWORD error, DWORD exit_code) {
  line_begin("answer");
  put_text("outcome", outcome, strlen(outcome));
  put_number("error", error);
  put_number("exitCode", exit_code);
  line_end();
}

static int complete(void) {
  line_begin("answer.complete");
  line_end();
  output_flush();
  return done;
}

/* Nobody else guesses it, and where somebody was first the pipe is not made. */
static bool name_a_pipe(wchar_t name[pipe_name]) {
  ULONG random[4];
  if (!RtlGenRandom(random, sizeof random)) return false;
  swprintf(name, pipe_name, L"\\\\.\\pipe\\callwarden-%08lx%08lx%08lx%08lx", random[0], random[1], random[2], random[3]);
  return true;
}

static wchar_t *own_sid(void) {
  HANDLE token;
  union {
    TOKEN_USER user;
    BYTE room[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
  } owner;
  DWORD length;
  wchar_t *text = NULL;
  if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) return NULL;
  if (!GetTokenInformation(token, TokenUser, &owner, sizeof owner, &length) ||
      !ConvertSidToStringSidW(owner.user.User.Sid, &text)) {
    text = NULL;
  }
  CloseHandle(token);
  return text;
}

/* This user and the administrators may write into it, and nobody else, and nobody from another machine. */
static HANDLE open_pipe(const wchar_t *name) {
  wchar_t rights[256];
  wchar_t *sid = own_sid();
  SECURITY_ATTRIBUTES attributes = {.nLength = sizeof attributes};
  if (sid == NULL) return INVALID_HANDLE_VALUE;
  swprintf(rights, sizeof rights / sizeof *rights, L"D:P(A;;FA;;;%ls)(A;;FA;;;BA)", sid);
  LocalFree(sid);
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(rights, SDDL_REVISION_1, &attributes.lpSecurityDescriptor, NULL)) {
    return INVALID_HANDLE_VALUE;
  }
  HANDLE pipe = CreateNamedPipeW(name, PIPE_ACCESS_INBOUND | FILE_FLAG_FIRST_PIPE_INSTANCE | FILE_FLAG_OVERLAPPED,
                                 PIPE_TYPE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS, 1, 0, piece, 0, &attributes);
  LocalFree(attributes.lpSecurityDescriptor);
  return pipe;
}

static HANDLE start_elevated(wchar_t **words, int count, DWORD *error) {
  wchar_t system[MAX_PATH];
  UINT length = GetSystemDirectoryW(system, MAX_PATH);
  wchar_t *arguments = arguments_of(words + 1, count - 1);
  SHELLEXECUTEINFOW asked = {
      .cbSize = sizeof asked,
      .fMask = SEE_MASK_NOCLOSEPROCESS | SEE_MASK_NOASYNC | SEE_MASK_FLAG_NO_UI,
      .lpVerb = L"runas",
      .lpFile = words[0],
      .lpParameters = arguments,
      // Programs that are called by name alone are looked for here first.
      .lpDirectory = length > 0 && length < MAX_PATH ? system : NULL,
      .nShow = SW_HIDE,
  };
  CoInitializeEx(NULL, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE);
  *error = ShellExecuteExW(&asked) ? ERROR_SUCCESS : GetLastError();
  free(arguments);
  return *error == ERROR_SUCCESS ? asked.hProcess : NULL;
}

/* Waits for what was begun on the pipe, or for the end of the process; false where nothing came. */
static bool wait_for(HANDLE pipe, OVERLAPPED *begun, HANDLE process, DWORD *count) {
  HANDLE both[] = {begun->hEvent, process};
  if (WaitForMultipleObjects(2, both, FALSE, INFINITE) == WAIT_OBJECT_0 + 1) {
    // What it has written before its end is still there.
    if (WaitForSingleObject(begun->hEvent, 200) != WAIT_OBJECT_0) CancelIoEx(pipe, begun);
  }
  return GetOverlappedResult(pipe, begun, count, TRUE);
}

static bool connected(HANDLE pipe, HANDLE process, HANDLE event) {
  OVERLAPPED begun = {.hEvent = event};
  DWORD count;
  if (ConnectNamedPipe(pipe, &begun)) return true;
  DWORD error = GetLastError();
  if (error == ERROR_PIPE_CONNECTED) return true;
  return error == ERROR_IO_PENDING && wait_for(pipe, &begun, process, &count);
}

/* By the process that was started, and by none that was quicker. */
static bool is_from(HANDLE pipe, HANDLE process) {
  ULONG pid = 0;
  return GetNamedPipeClientProcessId(pipe, &pid) && pid == GetProcessId(process);
}

static void tell_said(const BYTE *bytes, DWORD length) {
  static const char digits[] = "0123456789abcdef";
  line_begin("said");
  put_literal(",\"hex\":\"");
  for (DWORD at = 0; at < length; at++) put_raw((char[]){digits[bytes[at] >> 4], digits[bytes[at] & 15]}, 2);
  put_literal("\"");
  line_end();
  output_flush();
}

static bool hear_out(HANDLE pipe, HANDLE process, HANDLE event) {
  static BYTE bytes[piece];
  size_t told = 0;
  for (;;) {
    OVERLAPPED begun = {.hEvent = event};
    DWORD count = 0;
    bool is_read = ReadFile(pipe, bytes, piece, NULL, &begun) || GetLastError() == ERROR_IO_PENDING;
    if (!is_read || !wait_for(pipe, &begun, process, &count) || count == 0) return true;
    told += count;
    if (told > most_answer) return false;
    tell_said(bytes, count);
  }
}

/* The words, and `--answer PIPE` after them. */
int run_elevated(wchar_t **words, int count) {
  wchar_t name[pipe_name];
  static wchar_t flag[] = L"--answer";
  DWORD error, exit_code = 0;
  if (count < 1) return wrong_use;
  if (!name_a_pipe(name)) return failed;
  wchar_t **whole = calloc((size_t)count + 2, sizeof *whole);
  HANDLE pipe = open_pipe(name);
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
  if (whole == NULL || pipe == INVALID_HANDLE_VALUE || event == NULL) return failed;
  memcpy(whole, words, (size_t)count * sizeof *words);
  whole[count] = flag;
  whole[count + 1] = name;
  keep_own_pipes();
  HANDLE process = start_elevated(whole, count + 2, &error);
  free(whole);
  if (process == NULL) {
    answer(error == ERROR_CANCELLED ? "declined" : "refused", error, 0);
    return complete();
  }
  bool well = connected(pipe, process, event) && is_from(pipe, process) && hear_out(pipe, process, event);
  CloseHandle(pipe);
  WaitForSingleObject(process, INFINITE);
  GetExitCodeProcess(process, &exit_code);
  answer(well ? "done" : "silent", 0, exit_code);
  return complete();
}
