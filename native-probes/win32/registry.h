// The registry, read only. Every view and hive is named by whoever asks.
#ifndef CALLWARDEN_REGISTRY_H
#define CALLWARDEN_REGISTRY_H

#include <stdbool.h>
#include <stdint.h>
#include <windows.h>

/* Opens a key below another for reading, in the view of `sam` (KEY_WOW64_64KEY, KEY_WOW64_32KEY or 0); NULL where it is
   not there or may not be read. */
HKEY key_open(HKEY below, const wchar_t *path, REGSAM sam);

/* A text (REG_SZ or REG_EXPAND_SZ, as written) that the caller frees; NULL where there is none. */
wchar_t *key_text(HKEY key, const wchar_t *name);
/* A number of 32 or 64 bits; false where there is none. */
bool key_number(HKEY key, const wchar_t *name, uint64_t *value);
bool key_has(HKEY key, const wchar_t *name);

typedef void (*key_visitor)(void *context, HKEY key, const wchar_t *name);
/* Opens and shows each subkey that may be read. */
void key_each(HKEY key, REGSAM sam, key_visitor visit, void *context);

typedef void (*value_visitor)(void *context, const wchar_t *name, const wchar_t *text);
/* Shows each value that is text. */
void key_each_text(HKEY key, value_visitor visit, void *context);

#endif
