// An uninstaller as installers leave one: takes its program and its entry among the apps away, and asks nothing where it
// is told so. Anything else that it is told makes it fail. Built by windows-uninstaller.ts.
#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

#define apps L"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\ZoomUMX"

int wmain(int count, wchar_t **arguments) {
  bool quiet = count == 2 && wcscmp(arguments[1], L"/uninstall") == 0;
  if (!quiet) return 3;
  wchar_t folder[MAX_PATH], program[MAX_PATH];
  GetModuleFileNameW(NULL, folder, MAX_PATH);
  // …\Zoom\uninstall\Installer.exe → …\Zoom\bin\Zoom.exe
  for (int up = 0; up < 2; up++) *wcsrchr(folder, L'\\') = L'\0';
  _snwprintf(program, MAX_PATH, L"%ls\\bin\\Zoom.exe", folder);
  if (!DeleteFileW(program)) return 4;
  return RegDeleteKeyW(HKEY_CURRENT_USER, apps) == ERROR_SUCCESS ? 0 : 5;
}
