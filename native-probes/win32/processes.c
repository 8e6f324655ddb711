// The processes there are, by differences of the system's own list: one call tells all of them with their starts.
#include "processes.h"

#include <stdio.h>
#include <stdlib.h>
#include <shellapi.h>
#include <winternl.h>

#include "clock.h"
#include "consent.h"
#include "output.h"
#include "sockets.h"
#include "table.h"
#include "wide.h"

enum {
  longest_path = 32768,
  /* UTF-16 units of a process's arguments, as on Linux bytes. */
  longest_arguments = 4096,
  query_processes = 5,
  query_command_line = 60,
};

/* One entry of NtQuerySystemInformation(SystemProcessInformation). winternl.h names fewer of its fields; they have had
   these places since Windows NT, and the process list of every monitor depends on them. */
struct listed {
  ULONG next;
  ULONG threads;
  LARGE_INTEGER private_bytes;
  ULONG hard_faults;
  ULONG most_threads;
  ULONGLONG cycles;
  LARGE_INTEGER created;
  LARGE_INTEGER user_time;
  LARGE_INTEGER kernel_time;
  UNICODE_STRING name;
  LONG priority;
  HANDLE pid;
  HANDLE parent;
};

static struct table processes = {.entry_size = sizeof(struct process)};
static uint32_t generation;
static size_t denied;

const struct process *processes_find(uint32_t pid) { return table_find(&processes, pid); }
size_t processes_count(void) { return processes.count; }
size_t processes_denied(void) { return denied; }

uint64_t process_start(HANDLE process) {
  FILETIME created, exited, kernel, user;
  return GetProcessTimes(process, &created, &exited, &kernel, &user) ? filetime_us(filetime_of(created)) : 0;
}

uint32_t process_user(HANDLE process) {
  HANDLE token;
  if (!OpenProcessToken(process, TOKEN_QUERY, &token)) return nobody_knows;
  _Alignas(TOKEN_USER) char user[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
  DWORD length;
  uint32_t id = nobody_knows;
  if (GetTokenInformation(token, TokenUser, user, sizeof user, &length)) {
    PSID sid = ((TOKEN_USER *)user)->User.Sid;
    id = *GetSidSubAuthority(sid, (DWORD)*GetSidSubAuthorityCount(sid) - 1);
  }
  CloseHandle(token);
  return id;
}

static wchar_t *image_of(HANDLE handle) {
  static wchar_t path[longest_path];
  DWORD length = longest_path;
  return QueryFullProcessImageNameW(handle, 0, path, &length) ? copy_of(path, length) : NULL;
}

/* A file whose name cannot be looked up any more was deleted or renamed while it ran. */
static bool is_gone(const wchar_t *image) {
  if (image == NULL || GetFileAttributesW(image) != INVALID_FILE_ATTRIBUTES) return false;
  DWORD error = GetLastError();
  return error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND;
}

static void put_arguments(HANDLE handle) {
  static _Alignas(UNICODE_STRING) char line[sizeof(UNICODE_STRING) + longest_path * 2 + 2];
  bool truncated = false;
  put_literal(",\"arguments\":[");
  ULONG length = 0;
  int count = 0;
  wchar_t **words = NULL;
  if (handle != NULL &&
      NtQueryInformationProcess(handle, (PROCESSINFOCLASS)query_command_line, line, sizeof line - 2, &length) >= 0) {
    UNICODE_STRING *text = (UNICODE_STRING *)line;
    if (text->Length > 0) {
      text->Buffer[text->Length / 2] = L'\0';
      words = CommandLineToArgvW(text->Buffer, &count);
    }
  }
  size_t room = longest_arguments;
  for (int at = 0; words != NULL && at < count && !truncated; at++) {
    size_t wanted = wcslen(words[at]);
    truncated = wanted > room;
    if (at > 0) put_literal(",");
    put_wide_quoted(words[at], truncated ? room : wanted);
    room -= truncated ? room : wanted;
  }
  LocalFree(words);
  put_literal("]");
  put_bool("argumentsTruncated", truncated);
}

static void tell_started(const struct process *process, const wchar_t *name, size_t name_length) {
  HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, (DWORD)process->pid);
  line_begin("process.started");
  put_number("pid", process->pid);
  put_number("startTicks", process->start_ticks);
  put_number("startedAtMs", process->start_ticks / 1000);
  put_number("parent", process->parent);
  put_number("uid", handle == NULL ? nobody_knows : process_user(handle));
  put_literal(",\"name\":");
  put_wide_quoted(name, name_length);
  put_wide("executable", process->image);
  put_bool("executableDeleted", is_gone(process->image));
  put_arguments(handle);
  put_literal(",\"cgroup\":\"\"");
  line_end();
  if (handle != NULL) CloseHandle(handle);
}

static void stopped(struct process *process) {
  consent_forget_process((uint32_t)process->pid);
  sockets_forget_process((uint32_t)process->pid);
  line_begin("process.stopped");
  put_number("pid", process->pid);
  put_number("startTicks", process->start_ticks);
  put_number("atMs", now_ms());
  line_end();
  free(process->image);
  table_remove(&processes, process);
}

/* One that is only being made may be listed before its start is written down: the next look has it whole. Whatever a
   reader can keep exactly (below 2^53) is a start, for clocks are put right while processes run. */
static bool is_whole(const struct listed *entry) {
  return filetime_us((uint64_t)entry->created.QuadPart) < UINT64_C(1) << 53;
}

static void meet(const struct listed *entry, bool again) {
  uint32_t pid = (uint32_t)(uintptr_t)entry->pid;
  // The idle process is no process (pid 0).
  if (pid == 0 || !is_whole(entry)) return;
  uint64_t start = filetime_us((uint64_t)entry->created.QuadPart);
  struct process *process = table_find(&processes, pid);
  if (process != NULL && process->start_ticks != start) {
    stopped(process);
    process = NULL;
  }
  bool news = process == NULL;
  if (news) {
    process = table_add(&processes, pid);
    process->start_ticks = start;
    HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, pid);
    process->image = handle == NULL ? NULL : image_of(handle);
    if (handle != NULL) CloseHandle(handle);
  }
  process->parent = (uint32_t)(uintptr_t)entry->parent;
  process->seen = generation;
  if (process->image == NULL) denied++;
  if (news || again) tell_started(process, entry->name.Buffer, entry->name.Length / sizeof(wchar_t));
}

/* The system's list, which holds until the next call; NULL where it could not be had. */
static const char *take_list(void) {
  static char *list;
  static ULONG room = 256 << 10;
  for (;;) {
    if (list == NULL && (list = malloc(room)) == NULL) exit(EXIT_FAILURE);
    ULONG needed = 0;
    NTSTATUS status = NtQuerySystemInformation((SYSTEM_INFORMATION_CLASS)query_processes, list, room, &needed);
    if (status >= 0) return list;
    // STATUS_INFO_LENGTH_MISMATCH: it has grown meanwhile.
    if ((ULONG)status != 0xc0000004u) return NULL;
    free(list);
    list = NULL;
    room = (needed > room ? needed : room) + (64 << 10);
  }
}

void processes_list(bool again) {
  const char *list = take_list();
  if (list == NULL) {
    put_error("NtQuerySystemInformation", 0, "the list of processes could not be had");
    return;
  }
  generation++;
  denied = 0;
  for (const struct listed *entry = (const struct listed *)list;; entry = (const struct listed *)list) {
    meet(entry, again);
    if (entry->next == 0) break;
    list += entry->next;
  }
  for (size_t slot = 0; slot < processes.slots; slot++) {
    struct process *process = table_slot(&processes, slot);
    if (process == NULL || process->seen == generation) continue;
    stopped(process);
    slot--;
  }
}

void processes_each(process_visitor visit, void *context) {
  for (size_t slot = 0; slot < processes.slots; slot++) {
    const struct process *process = table_slot(&processes, slot);
    if (process != NULL) visit(context, process);
  }
}
