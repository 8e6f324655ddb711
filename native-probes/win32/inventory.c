// What is installed, what starts by itself, what opens links, and who may use a device: one line each, closed by
// `inventory.complete`. Only the registry is read; nothing that it names is run or opened.
#include "inventory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#include "clock.h"
#include "consent.h"
#include "output.h"
#include "registry.h"
#include "wide.h"

/* Where a line comes from. `user` is the user's SID, NULL for the machine; a 32-bit view exists only where keys are
   redirected (Registry Keys Affected by WOW64). */
struct origin {
  HKEY hive;
  const wchar_t *user;
  REGSAM view;
  const wchar_t *key;
};

static void put_origin(const struct origin *origin) {
  put_wide("user", origin->user);
  if (origin->view == KEY_WOW64_32KEY) put_literal(",\"view\":32");
  else put_literal(",\"view\":64");
}

static void put_value(const char *key, size_t length, HKEY from, const wchar_t *name) {
  wchar_t *text = key_text(from, name);
  put_raw(key, length);
  put_wide_value(text);
  free(text);
}
#define put_text_value(key, from, name) put_value(",\"" key "\":", sizeof ",\"" key "\":" - 1, from, name)

static void tell_program(void *context, HKEY key, const wchar_t *name) {
  const struct origin *origin = context;
  uint64_t flag;
  line_begin("program");
  put_origin(origin);
  put_wide("key", name);
  put_text_value("displayName", key, L"DisplayName");
  put_text_value("displayVersion", key, L"DisplayVersion");
  put_text_value("publisher", key, L"Publisher");
  put_text_value("installLocation", key, L"InstallLocation");
  put_text_value("displayIcon", key, L"DisplayIcon");
  put_text_value("uninstallString", key, L"UninstallString");
  put_text_value("quietUninstallString", key, L"QuietUninstallString");
  put_bool("windowsInstaller", key_number(key, L"WindowsInstaller", &flag) && flag == 1);
  put_bool("systemComponent", key_number(key, L"SystemComponent", &flag) && flag == 1);
  line_end();
}

static void tell_package(void *context, HKEY key, const wchar_t *name) {
  line_begin("package");
  put_origin(context);
  put_wide("fullName", name);
  put_text_value("displayName", key, L"DisplayName");
  put_text_value("folder", key, L"PackageRootFolder");
  line_end();
}

static void tell_start(void *context, const wchar_t *name, const wchar_t *text) {
  const struct origin *origin = context;
  line_begin("start");
  put_origin(origin);
  put_wide("key", wcsrchr(origin->key, L'\\') + 1);
  put_wide("name", name);
  put_wide("command", text);
  line_end();
}

static void tell_handler(void *context, HKEY key, const wchar_t *name) {
  if (!key_has(key, L"URL Protocol")) return;
  HKEY command = key_open(key, L"shell\\open\\command", ((const struct origin *)context)->view);
  line_begin("handler");
  put_origin(context);
  put_wide("scheme", name);
  if (command == NULL) {
    put_null("command");
  } else {
    put_text_value("command", command, NULL);
    RegCloseKey(command);
  }
  line_end();
}

static void tell_service(void *unused, HKEY key, const wchar_t *name) {
  (void)unused;
  enum { own_process = 0x10, shared_process = 0x20 };
  static const char *const starts[] = {"boot", "system", "automatic", "manual", "disabled"};
  uint64_t type, start, delayed;
  // Drivers have other types.
  if (!key_number(key, L"Type", &type) || (type & (own_process | shared_process)) == 0) return;
  if (!key_number(key, L"Start", &start) || start >= sizeof starts / sizeof *starts) return;
  line_begin("service");
  put_wide("name", name);
  put_text_value("displayName", key, L"DisplayName");
  put_text_value("command", key, L"ImagePath");
  put_text("start", starts[start], strlen(starts[start]));
  put_bool("delayed", key_number(key, L"DelayedAutostart", &delayed) && delayed == 1);
  line_end();
}

static void tell_consent(void *unused, const struct consent *consent) {
  (void)unused;
  line_begin("consent");
  if (consent->camera) put_literal(",\"device\":\"camera\"");
  else put_literal(",\"device\":\"microphone\"");
  put_bool("packaged", consent->packaged);
  put_bool("ofMachine", consent->of_machine);
  put_wide("program", consent->program);
  put_wide("decision", consent->decision);
  put_number("startedAtMs", filetime_us(consent->started) / 1000);
  put_number("stoppedAtMs", filetime_us(consent->stopped) / 1000);
  line_end();
}

static void tell_profile(void *unused, HKEY key, const wchar_t *name) {
  (void)unused;
  wchar_t *folder = key_text(key, L"ProfileImagePath");
  wchar_t path[MAX_PATH];
  if (folder != NULL && ExpandEnvironmentStringsW(folder, path, MAX_PATH) > 0) {
    line_begin("profile");
    put_wide("user", name);
    put_wide("home", path);
    line_end();
  }
  free(folder);
}

static void tell_account(void) {
  HANDLE token;
  TOKEN_ELEVATION elevation = {0};
  DWORD length;
  if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) return;
  if (!GetTokenInformation(token, TokenElevation, &elevation, sizeof elevation, &length)) elevation.TokenIsElevated = 0;
  CloseHandle(token);
  line_begin("account");
  put_bool("elevated", elevation.TokenIsElevated != 0);
  line_end();
}

static void tell_folder(const wchar_t *variable) {
  wchar_t path[MAX_PATH];
  DWORD length = GetEnvironmentVariableW(variable, path, MAX_PATH);
  if (length == 0 || length >= MAX_PATH) return;
  line_begin("folder");
  put_wide("variable", variable);
  put_wide("path", path);
  line_end();
}

static void below(struct origin origin, const wchar_t *path, key_visitor visit) {
  HKEY key = key_open(origin.hive, path, origin.view);
  if (key == NULL) return;
  key_each(key, origin.view, visit, &origin);
  RegCloseKey(key);
}

static void starts_below(struct origin origin, const wchar_t *path) {
  HKEY key = key_open(origin.hive, path, origin.view);
  if (key == NULL) return;
  origin.key = path;
  key_each_text(key, tell_start, &origin);
  RegCloseKey(key);
}

#define current_version L"Software\\Microsoft\\Windows\\CurrentVersion\\"

static void tell_hive(struct origin origin) {
  below(origin, current_version L"Uninstall", tell_program);
  starts_below(origin, current_version L"Run");
  starts_below(origin, current_version L"RunOnce");
}

static void tell_user(void *unused, HKEY key, const wchar_t *name) {
  (void)unused;
  // `.DEFAULT` is the system's own, and `…_Classes` stands for itself.
  size_t length = wcslen(name);
  if (!starts_with(name, L"S-1-5-21-") && !starts_with(name, L"S-1-12-1-")) return;
  if (length > 8 && same_name(name + length - 8, L"_Classes")) return;
  // A user's part of the registry is not redirected (Registry Keys Affected by WOW64), but for the classes.
  struct origin origin = {.hive = key, .user = name, .view = KEY_WOW64_64KEY};
  tell_hive(origin);
  below(origin, L"Software\\Classes", tell_handler);
  below(origin,
        L"Software\\Classes\\Local Settings\\" L"Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\Repository\\Packages",
        tell_package);
}

void tell_who_runs(void) {
  tell_account();
  line_begin("answer.complete");
  line_end();
}

void tell_inventory(void) {
  static const wchar_t *const folders[] = {
      L"SystemRoot",   L"SystemDrive",       L"ProgramFiles", L"ProgramFiles(x86)", L"CommonProgramFiles",
      L"ProgramData",  L"CommonProgramFiles(x86)", L"PUBLIC", L"USERPROFILE",       L"APPDATA",
      L"LOCALAPPDATA", L"TEMP"};
  tell_account();
  for (size_t at = 0; at < sizeof folders / sizeof *folders; at++) tell_folder(folders[at]);
  for (int narrow = 0; narrow < 2; narrow++) {
    struct origin origin = {.hive = HKEY_LOCAL_MACHINE, .view = narrow ? KEY_WOW64_32KEY : KEY_WOW64_64KEY};
    tell_hive(origin);
    below(origin, L"Software\\Classes", tell_handler);
  }
  struct origin machine = {.hive = HKEY_LOCAL_MACHINE, .view = KEY_WOW64_64KEY};
  below(machine, L"Software\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList", tell_profile);
  below(machine, L"System\\CurrentControlSet\\Services", tell_service);
  key_each(HKEY_USERS, 0, tell_user, NULL);
  consent_each(tell_consent, NULL);
  line_begin("inventory.complete");
  put_number("atMs", now_ms());
  line_end();
}
