// Who owns a file and who may change it, as its access list has it: whether that is safe is the reader's to judge. And
// the one folder of this program's that only administrators may change.
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>
#include <aclapi.h>
#include <sddl.h>
#include <shlobj.h>

#include "output.h"
#include "requests.h"
#include "wide.h"

enum { done = 0, failed = 3, longest_path = 1024 };

static int complete(void) {
  line_begin("answer.complete");
  line_end();
  output_flush();
  return done;
}

static void put_sid(PSID sid) {
  wchar_t *text = NULL;
  if (sid == NULL || !ConvertSidToStringSidW(sid, &text)) text = NULL;
  put_literal(",\"sid\":");
  put_wide_value(text);
  LocalFree(text);
}

/* Only plain allowances and refusals: an entry of another type (callback, object) is told without a mask. */
static void tell_right(const ACE_HEADER *entry) {
  bool plain = entry->AceType == ACCESS_ALLOWED_ACE_TYPE || entry->AceType == ACCESS_DENIED_ACE_TYPE;
  const ACCESS_ALLOWED_ACE *right = (const ACCESS_ALLOWED_ACE *)entry;
  line_begin("right");
  put_number("kind", entry->AceType);
  put_number("flags", entry->AceFlags);
  put_number("mask", plain ? right->Mask : 0xffffffffu);
  put_sid(plain ? (PSID)&right->SidStart : NULL);
  line_end();
}

static bool keeps_lists(const wchar_t *path) {
  wchar_t root[longest_path];
  DWORD flags = 0;
  return GetVolumePathNameW(path, root, longest_path) && GetDriveTypeW(root) == DRIVE_FIXED &&
         GetVolumeInformationW(root, NULL, 0, NULL, NULL, &flags, NULL, 0) && (flags & FILE_PERSISTENT_ACLS) != 0;
}

static void tell_place(const wchar_t *path) {
  PSID owner = NULL;
  PACL list = NULL;
  PSECURITY_DESCRIPTOR descriptor = NULL;
  // The entry itself, where it leads elsewhere.
  HANDLE file = CreateFileW(path, READ_CONTROL | FILE_READ_ATTRIBUTES, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                            NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
  BY_HANDLE_FILE_INFORMATION about = {0};
  DWORD error = file == INVALID_HANDLE_VALUE ? GetLastError() : 0;
  if (error == 0 && !GetFileInformationByHandle(file, &about)) error = GetLastError();
  if (error == 0) {
    error = GetSecurityInfo(file, SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, NULL, &list,
                            NULL, &descriptor);
  }
  line_begin("place");
  put_wide("path", path);
  put_number("error", error);
  put_bool("link", (about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0);
  put_bool("keepsLists", keeps_lists(path));
  // No list at all lets everybody do everything.
  put_bool("hasList", list != NULL);
  put_sid(owner);
  line_end();
  for (DWORD at = 0; list != NULL && at < list->AceCount; at++) {
    ACE_HEADER *entry;
    if (GetAce(list, at, (void **)&entry)) tell_right(entry);
  }
  LocalFree(descriptor);
  if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
}

int tell_access(wchar_t **paths, int count) {
  for (int at = 0; at < count; at++) tell_place(paths[at]);
  return complete();
}

/* Asked of the system, not of the environment, which the person's own variables are part of. */
int make_private_folder(void) {
  PWSTR common = NULL;
  wchar_t path[longest_path];
  SECURITY_ATTRIBUTES attributes = {.nLength = sizeof attributes};
  if (FAILED(SHGetKnownFolderPath(&FOLDERID_ProgramData, 0, NULL, &common))) return failed;
  _snwprintf(path, longest_path, L"%ls\\Callwarden", common);
  CoTaskMemFree(common);
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)", SDDL_REVISION_1,
                                                            &attributes.lpSecurityDescriptor, NULL)) {
    return failed;
  }
  DWORD error = CreateDirectoryW(path, &attributes) ? 0 : GetLastError();
  LocalFree(attributes.lpSecurityDescriptor);
  line_begin("privateFolder");
  put_wide("path", path);
  put_number("error", error == ERROR_ALREADY_EXISTS ? 0 : error);
  line_end();
  return complete();
}
