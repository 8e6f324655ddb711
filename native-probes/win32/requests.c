// What is asked of the probe once: windows, microphones, the end of a process.
#include "requests.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <dwmapi.h>

#include "output.h"
#include "processes.h"
#include "sessions.h"

enum { done = 0, wrong_use = 2, failed = 3 };

typedef HRESULT(WINAPI *attribute_getter)(HWND window, DWORD attribute, PVOID value, DWORD size);

/* A window of an app that is suspended, or on another desktop, is "visible" and cloaked (DWMWA_CLOAKED). */
static bool is_cloaked(HWND window) {
  static HMODULE library;
  static attribute_getter get;
  if (library == NULL) {
    library = LoadLibraryExW(L"dwmapi.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (library != NULL) get = (attribute_getter)(void *)GetProcAddress(library, "DwmGetWindowAttribute");
  }
  DWORD cloaked = 0;
  return get != NULL && SUCCEEDED(get(window, DWMWA_CLOAKED, &cloaked, sizeof cloaked)) && cloaked != 0;
}

static void tell_owner(HWND window) {
  DWORD pid = 0;
  GetWindowThreadProcessId(window, &pid);
  line_begin("window");
  put_number("pid", pid);
  line_end();
}

static BOOL CALLBACK tell_inner(HWND window, LPARAM unused) {
  (void)unused;
  tell_owner(window);
  return TRUE;
}

static BOOL CALLBACK tell_window(HWND window, LPARAM unused) {
  (void)unused;
  wchar_t class[32];
  RECT place;
  if (!IsWindowVisible(window) || is_cloaked(window)) return TRUE;
  if (!GetWindowRect(window, &place) || IsRectEmpty(&place)) return TRUE;
  tell_owner(window);
  // The frame around a store app's window belongs to a program of the system; the app's own is inside.
  if (GetClassNameW(window, class, 32) > 0 && wcscmp(class, L"ApplicationFrameWindow") == 0) {
    EnumChildWindows(window, tell_inner, 0);
  }
  return TRUE;
}

static int complete(bool well) {
  if (!well) return failed;
  line_begin("answer.complete");
  line_end();
  output_flush();
  return done;
}

int tell_windows(void) { return complete(EnumWindows(tell_window, 0)); }

int tell_microphones(void) { return complete(microphones_tell()); }

static void answer(const char *outcome, unsigned long error) {
  line_begin("answer");
  put_text("outcome", outcome, strlen(outcome));
  put_number("error", error);
  line_end();
}

int mute_microphone(const wchar_t *id, const wchar_t *muted) {
  bool on = wcscmp(muted, L"on") == 0;
  if (!on && wcscmp(muted, L"off") != 0) return wrong_use;
  long result = microphone_mute(id, on);
  if (result == 1) answer("gone", 0);
  else if (SUCCEEDED(result)) answer("done", 0);
  else answer("refused", (unsigned long)result);
  return complete(true);
}

static BOOL CALLBACK ask_to_close(HWND window, LPARAM context) {
  DWORD pid = 0;
  GetWindowThreadProcessId(window, &pid);
  DWORD *wanted = (DWORD *)context;
  if (pid == wanted[0] && IsWindowVisible(window) && PostMessageW(window, WM_CLOSE, 0, 0)) wanted[1]++;
  return TRUE;
}

/* While the handle is open no other process is given its pid, so that this very process is meant to the end. */
int end_process(const wchar_t *pid_text, const wchar_t *start_text, const wchar_t *how) {
  DWORD pid = wcstoul(pid_text, NULL, 10);
  uint64_t start = wcstoull(start_text, NULL, 10);
  bool firm = wcscmp(how, L"firm") == 0;
  bool look = wcscmp(how, L"look") == 0;
  if (pid == 0 || start == 0 || (!firm && !look && wcscmp(how, L"polite") != 0)) return wrong_use;
  HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE, pid);
  DWORD error = process == NULL ? GetLastError() : 0;
  if (process == NULL) {
    // ERROR_INVALID_PARAMETER: there is no such process.
    answer(error == ERROR_INVALID_PARAMETER ? "gone" : "refused", error);
    return complete(true);
  }
  if (process_start(process) != start || WaitForSingleObject(process, 0) == WAIT_OBJECT_0) {
    answer("gone", 0);
  } else if (look) {
    answer("runs", 0);
  } else {
    DWORD context[2] = {pid, 0};
    if (!firm) EnumWindows(ask_to_close, (LPARAM)context);
    // Without a window there is nobody to ask: Windows has no other word for it.
    HANDLE ending = context[1] > 0 ? NULL : OpenProcess(PROCESS_TERMINATE, FALSE, pid);
    if (context[1] > 0 || (ending != NULL && TerminateProcess(ending, 1))) answer("done", 0);
    else answer("refused", GetLastError());
    if (ending != NULL) CloseHandle(ending);
  }
  CloseHandle(process);
  return complete(true);
}
