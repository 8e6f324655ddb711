// Which processes use a camera or a microphone now. The consent store names a program, not a process: of several with
// the same program, the one with a recording sound session is meant, or else the oldest, which started the others.
#include "holders.h"

#include <stdlib.h>
#include <windows.h>

#include "clock.h"
#include "output.h"
#include "processes.h"
#include "sessions.h"
#include "table.h"
#include "wide.h"

struct holder {
  /* The pid, and one bit for the device. */
  uint64_t key;
  uint64_t start_ticks;
  uint32_t seen;
};

static struct table holders = {.entry_size = sizeof(struct holder)};
static uint32_t generation;
static bool telling_again;

static uint64_t key_of(uint32_t pid, bool camera) { return (uint64_t)pid << 1 | camera; }

static void tell(bool opened, const struct holder *holder) {
  if (opened) line_begin("device.opened");
  else line_begin("device.closed");
  // Windows does not say which of several it is; the names are those of its own store.
  if ((holder->key & 1) != 0) put_literal(",\"device\":\"camera\",\"path\":\"webcam\"");
  else put_literal(",\"device\":\"microphone\",\"path\":\"microphone\"");
  put_number("pid", holder->key >> 1);
  put_number("startTicks", holder->start_ticks);
  put_number("atMs", now_ms());
  line_end();
}

static void note(const struct process *process, bool camera) {
  size_t before = holders.count;
  struct holder *holder = table_add(&holders, key_of((uint32_t)process->pid, camera));
  bool met_already = holders.count == before && holder->seen == generation;
  bool news = holders.count != before;
  holder->seen = generation;
  holder->start_ticks = process->start_ticks;
  if (news || (telling_again && !met_already)) tell(true, holder);
}

typedef LONG(WINAPI *family_getter)(HANDLE process, UINT32 *length, PWSTR family);

/* A package's program belongs to its family; where the system does not say, its folder does:
   `…\WindowsApps\NAME_VERSION_ARCHITECTURE_RESOURCE_PUBLISHER`, of which `NAME_PUBLISHER` is the family name. */
static bool is_of_family(const struct process *process, const wchar_t *family) {
  static family_getter get;
  static bool looked_up;
  if (!looked_up) {
    looked_up = true;
    get = (family_getter)(void *)GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "GetPackageFamilyName");
  }
  HANDLE handle = get == NULL ? NULL : OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, (DWORD)process->pid);
  if (handle != NULL) {
    wchar_t name[256];
    UINT32 length = 256;
    LONG error = get(handle, &length, name);
    CloseHandle(handle);
    if (error == ERROR_SUCCESS) return same_name(name, family);
  }
  const wchar_t *folder = wcsstr(process->image, L"\\WindowsApps\\");
  const wchar_t *publisher = wcsrchr(family, L'_');
  if (folder == NULL || publisher == NULL) return false;
  folder += wcslen(L"\\WindowsApps\\");
  size_t name_length = (size_t)(publisher - family);
  size_t folder_length = wcscspn(folder, L"\\");
  size_t publisher_length = wcslen(publisher);
  return folder_length > name_length + publisher_length && wcsncmp(folder, family, name_length) == 0 &&
         folder[name_length] == L'_' &&
         wcsncmp(folder + folder_length - publisher_length, publisher, publisher_length) == 0;
}

struct search {
  const wchar_t *program;
  bool packaged;
  bool camera;
  const struct process *oldest;
  bool recording;
};

static void consider(void *context, const struct process *process) {
  struct search *search = context;
  if (process->image == NULL) return;
  bool fits = search->packaged ? is_of_family(process, search->program) : same_name(process->image, search->program);
  if (!fits) return;
  if (!search->camera && sessions_records((uint32_t)process->pid)) {
    note(process, false);
    search->recording = true;
  }
  if (search->oldest == NULL || process->start_ticks < search->oldest->start_ticks) search->oldest = process;
}

void holders_note_program(bool camera, bool packaged, const wchar_t *program) {
  struct search search = {.program = program, .packaged = packaged, .camera = camera};
  processes_each(consider, &search);
  // An entry whose program is not there is what a crash left behind.
  if (!search.recording && search.oldest != NULL) note(search.oldest, camera);
}

static void note_session(uint32_t pid) {
  const struct process *process = processes_find(pid);
  if (process != NULL) note(process, false);
}

void holders_begin(bool again) {
  generation++;
  telling_again = again;
  sessions_look();
  // Sessions of programs that the consent store does not know, such as services.
  sessions_each(note_session);
}

void holders_end(void) {
  for (size_t slot = 0; slot < holders.slots; slot++) {
    struct holder *holder = table_slot(&holders, slot);
    if (holder == NULL || holder->seen == generation) continue;
    tell(false, holder);
    table_remove(&holders, holder);
    slot--;
  }
}

void holders_forget_process(uint32_t pid) {
  for (int camera = 0; camera < 2; camera++) {
    struct holder *holder = table_find(&holders, key_of(pid, camera == 1));
    if (holder == NULL) continue;
    tell(false, holder);
    table_remove(&holders, holder);
  }
}
