// An open-addressing table of fixed-size entries, each of which begins with its 64-bit key (never 0).
#ifndef CALLWARDEN_TABLE_H
#define CALLWARDEN_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct table {
  size_t entry_size;
  size_t slots;
  size_t count;
  unsigned char *entries;
};

/* Pointers to entries hold until the next table_add or table_remove. */
void *table_find(const struct table *table, uint64_t key);
/* The entry of this key, zeroed but for its key where it is new. Ends the program when memory is out. */
void *table_add(struct table *table, uint64_t key);
/* Other entries may move to lower slots: a walk looks at the same slot again after a removal. */
void table_remove(struct table *table, void *entry);
void table_clear(struct table *table);

/* A walk: slots from 0 to `slots`; NULL where a slot is empty. */
static inline void *table_slot(const struct table *table, size_t slot) {
  unsigned char *entry = table->entries + slot * table->entry_size;
  return *(uint64_t *)entry == 0 ? NULL : entry;
}

#endif
