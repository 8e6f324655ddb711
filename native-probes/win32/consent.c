// The capability access manager's consent store. Windows writes `LastUsedTimeStart` when a program begins to use the
// device and `LastUsedTimeStop` when it lets go, 0 meanwhile: packaged programs below the store under their family name,
// all others below `NonPackaged` under their full path with `#` for each backslash.
#include "consent.h"

#include <stdlib.h>
#include <wchar.h>

#include "clock.h"
#include "holders.h"
#include "output.h"
#include "registry.h"
#include "wide.h"

static const wchar_t *const places[] = {
    L"Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore\\webcam",
    L"Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore\\microphone",
};

struct store {
  HKEY key;
  HANDLE changed;
};
static struct store stores[consent_stores];
static HANDLE handles[consent_stores];
static LSTATUS why_not[consent_stores];

static HKEY hive_of(size_t store) { return store < 2 ? HKEY_CURRENT_USER : HKEY_LOCAL_MACHINE; }
static bool is_camera(size_t store) { return store % 2 == 0; }

struct walk {
  size_t store;
  bool packaged;
  consent_visitor visit;
  void *context;
};

static void visit_program(void *context, HKEY key, const wchar_t *name) {
  const struct walk *walk = context;
  if (walk->packaged && same_name(name, L"NonPackaged")) {
    struct walk inside = *walk;
    inside.packaged = false;
    key_each(key, 0, visit_program, &inside);
    return;
  }
  wchar_t *program = copy_of(name, wcslen(name));
  for (wchar_t *at = program; !walk->packaged && *at != L'\0'; at++) {
    if (*at == L'#') *at = L'\\';
  }
  wchar_t *decision = key_text(key, L"Value");
  struct consent consent = {.camera = is_camera(walk->store), .packaged = walk->packaged,
                            .of_machine = hive_of(walk->store) == HKEY_LOCAL_MACHINE,
                            .program = program, .decision = decision};
  key_number(key, L"LastUsedTimeStart", &consent.started);
  key_number(key, L"LastUsedTimeStop", &consent.stopped);
  walk->visit(walk->context, &consent);
  free(decision);
  free(program);
}

void consent_each(consent_visitor visit, void *context) {
  for (size_t at = 0; at < consent_stores; at++) {
    HKEY key = key_open(hive_of(at), places[at % 2], 0);
    if (key == NULL) continue;
    struct walk walk = {.store = at, .packaged = true, .visit = visit, .context = context};
    key_each(key, 0, visit_program, &walk);
    RegCloseKey(key);
  }
}

void consent_heard(size_t at) {
  // A notification tells once; it is asked for again before the store is read, so that nothing falls in between.
  why_not[at] = RegNotifyChangeKeyValue(stores[at].key, TRUE, REG_NOTIFY_CHANGE_NAME | REG_NOTIFY_CHANGE_LAST_SET,
                                        stores[at].changed, TRUE);
  if (why_not[at] == ERROR_SUCCESS) return;
  // The key was deleted: the store is looked for again.
  RegCloseKey(stores[at].key);
  CloseHandle(stores[at].changed);
  stores[at] = (struct store){0};
  handles[at] = NULL;
}

void consent_look_for_stores(void) {
  for (size_t at = 0; at < consent_stores; at++) {
    if (stores[at].key != NULL) continue;
    LSTATUS status = RegOpenKeyExW(hive_of(at), places[at % 2], 0, KEY_READ | KEY_NOTIFY, &stores[at].key);
    why_not[at] = status;
    if (status != ERROR_SUCCESS) {
      stores[at].key = NULL;
      continue;
    }
    handles[at] = stores[at].changed = CreateEventW(NULL, FALSE, FALSE, NULL);
    consent_heard(at);
  }
}

const HANDLE *consent_start(void) {
  consent_look_for_stores();
  return handles;
}

const char *consent_unwatched(void) {
  for (size_t at = 0; at < 2; at++) {
    if (why_not[at] == ERROR_FILE_NOT_FOUND) return "this Windows keeps no record of who uses the device";
    if (why_not[at] != ERROR_SUCCESS) return "the record of who uses the device may not be watched";
  }
  return NULL;
}

static void note_use(void *unused, const struct consent *consent) {
  (void)unused;
  if (consent->started == 0 || consent->stopped != 0) return;
  holders_note_program(consent->camera, consent->packaged, consent->program);
}

void consent_compare(bool again) {
  holders_begin(again);
  consent_each(note_use, NULL);
  holders_end();
}

void consent_forget_process(uint32_t pid) { holders_forget_process(pid); }
