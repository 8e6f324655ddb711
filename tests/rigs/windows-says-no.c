/* Stands where Windows' question stands, with a person who says no (ShellExecuteExW: ERROR_CANCELLED). Linked into the
 * probe, this pointer is found before the import library's own. */
#include <windows.h>
#include <shellapi.h>

static BOOL WINAPI say_no(SHELLEXECUTEINFOW *asked) {
  SetLastError(lstrcmpW(asked->lpVerb, L"runas") == 0 ? ERROR_CANCELLED : ERROR_INVALID_PARAMETER);
  return FALSE;
}

extern BOOL(WINAPI *__imp_ShellExecuteExW)(SHELLEXECUTEINFOW *);
BOOL(WINAPI *__imp_ShellExecuteExW)(SHELLEXECUTEINFOW *) = say_no;
