// The registry, read only.
#include "registry.h"

#include <stdlib.h>

#include "wide.h"

enum {
  /* Registry Element Size Limits: a key's name has at most 255 characters, a value's 16,383. */
  longest_key = 256,
  longest_value = 16384,
};

HKEY key_open(HKEY below, const wchar_t *path, REGSAM sam) {
  HKEY key;
  return RegOpenKeyExW(below, path, 0, KEY_READ | sam, &key) == ERROR_SUCCESS ? key : NULL;
}

wchar_t *key_text(HKEY key, const wchar_t *name) {
  DWORD type, bytes = 0;
  if (RegQueryValueExW(key, name, NULL, &type, NULL, &bytes) != ERROR_SUCCESS) return NULL;
  if (type != REG_SZ && type != REG_EXPAND_SZ) return NULL;
  for (;;) {
    // Neither the zero at the end nor an even number of bytes is promised (RegQueryValueExW).
    wchar_t *text = calloc(bytes / sizeof *text + 2, sizeof *text);
    if (text == NULL) exit(EXIT_FAILURE);
    LSTATUS status = RegQueryValueExW(key, name, NULL, &type, (BYTE *)text, &bytes);
    if (status == ERROR_SUCCESS) return text;
    free(text);
    if (status != ERROR_MORE_DATA) return NULL;
  }
}

bool key_number(HKEY key, const wchar_t *name, uint64_t *value) {
  DWORD type, bytes = sizeof *value;
  *value = 0;
  return RegQueryValueExW(key, name, NULL, &type, (BYTE *)value, &bytes) == ERROR_SUCCESS &&
         (type == REG_QWORD || type == REG_DWORD);
}

bool key_has(HKEY key, const wchar_t *name) {
  return RegQueryValueExW(key, name, NULL, NULL, NULL, NULL) == ERROR_SUCCESS;
}

void key_each(HKEY key, REGSAM sam, key_visitor visit, void *context) {
  for (DWORD at = 0;; at++) {
    wchar_t name[longest_key];
    DWORD length = longest_key;
    LSTATUS status = RegEnumKeyExW(key, at, name, &length, NULL, NULL, NULL, NULL);
    if (status == ERROR_NO_MORE_ITEMS) return;
    if (status != ERROR_SUCCESS) continue;
    HKEY child = key_open(key, name, sam);
    if (child == NULL) continue;
    visit(context, child, name);
    RegCloseKey(child);
  }
}

void key_each_text(HKEY key, value_visitor visit, void *context) {
  for (DWORD at = 0;; at++) {
    static wchar_t name[longest_value];
    DWORD length = longest_value, type;
    LSTATUS status = RegEnumValueW(key, at, name, &length, NULL, &type, NULL, NULL);
    if (status == ERROR_NO_MORE_ITEMS) return;
    if (status != ERROR_SUCCESS || (type != REG_SZ && type != REG_EXPAND_SZ)) continue;
    wchar_t *text = key_text(key, name);
    if (text == NULL) continue;
    visit(context, name, text);
    free(text);
  }
}
