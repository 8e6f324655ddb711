// An open-addressing table with linear probing; removal shifts back, so there are no tombstones to walk over.
#include "table.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { fewest_slots = 64 };

static size_t home(const struct table *table, uint64_t key) {
  return (size_t)((key * 0x9e3779b97f4a7c15u) >> 32) & (table->slots - 1);
}

static uint64_t *at(const struct table *table, size_t slot) {
  return (uint64_t *)(table->entries + slot * table->entry_size);
}

/* Where the key is, or the empty slot where it would be. */
static size_t locate(const struct table *table, uint64_t key) {
  size_t slot = home(table, key);
  while (*at(table, slot) != 0 && *at(table, slot) != key) slot = (slot + 1) & (table->slots - 1);
  return slot;
}

void *table_find(const struct table *table, uint64_t key) {
  if (table->count == 0) return NULL;
  uint64_t *entry = at(table, locate(table, key));
  return *entry == 0 ? NULL : entry;
}

static void grow(struct table *table) {
  struct table bigger = *table;
  bigger.slots = table->slots == 0 ? fewest_slots : table->slots * 2;
  bigger.entries = calloc(bigger.slots, table->entry_size);
  if (bigger.entries == NULL) {
    perror("callwarden-probe: calloc");
    exit(EXIT_FAILURE);
  }
  for (size_t slot = 0; slot < table->slots; slot++) {
    uint64_t *entry = at(table, slot);
    if (*entry != 0) memcpy(at(&bigger, locate(&bigger, *entry)), entry, table->entry_size);
  }
  free(table->entries);
  *table = bigger;
}

void *table_add(struct table *table, uint64_t key) {
  if (table->count * 2 >= table->slots) grow(table);
  uint64_t *entry = at(table, locate(table, key));
  if (*entry == 0) {
    *entry = key;
    table->count++;
  }
  return entry;
}

void table_remove(struct table *table, void *gone) {
  size_t mask = table->slots - 1;
  size_t hole = (size_t)((unsigned char *)gone - table->entries) / table->entry_size;
  for (size_t slot = (hole + 1) & mask; *at(table, slot) != 0; slot = (slot + 1) & mask) {
    // An entry may fill the hole if its home is not between the hole and itself.
    if (((slot - home(table, *at(table, slot))) & mask) >= ((slot - hole) & mask)) {
      memcpy(at(table, hole), at(table, slot), table->entry_size);
      hole = slot;
    }
  }
  memset(at(table, hole), 0, table->entry_size);
  table->count--;
}

void table_clear(struct table *table) {
  if (table->count == 0) return;
  memset(table->entries, 0, table->slots * table->entry_size);
  table->count = 0;
}
