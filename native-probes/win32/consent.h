// The capability access manager's consent store: which program uses a camera or a microphone, since when.
#ifndef CALLWARDEN_CONSENT_H
#define CALLWARDEN_CONSENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <windows.h>

/* One program's entry of one device. */
struct consent {
  bool camera;
  bool packaged;
  /* HKEY_LOCAL_MACHINE's store, for what runs without a user. */
  bool of_machine;
  /* Package family name, or full path. */
  const wchar_t *program;
  /* `Allow`, `Deny`, `Prompt`; NULL where nothing was decided. */
  const wchar_t *decision;
  /* FILETIME; 0 for never. `stopped` is 0 while the use goes on. */
  uint64_t started, stopped;
};

typedef void (*consent_visitor)(void *context, const struct consent *consent);
void consent_each(consent_visitor visit, void *context);

enum { consent_stores = 4 };
/* Begins to be told of changes. The handles to wait for; NULL for a store that is not there. */
const HANDLE *consent_start(void);
/* True where every store of this user is watched; else why not. */
const char *consent_unwatched(void);

/* A handle was signalled: asks to be told again. */
void consent_heard(size_t store);
/* Opens stores that have come to be meanwhile. */
void consent_look_for_stores(void);

/* Compares who uses what with what is known, and tells the difference; with `again`, tells everything. */
void consent_compare(bool again);

void consent_forget_process(uint32_t pid);

#endif
