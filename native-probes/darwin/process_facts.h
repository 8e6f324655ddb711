// What the kernel tells of one process, whoever asks.
#ifndef CALLWARDEN_PROCESS_FACTS_H
#define CALLWARDEN_PROCESS_FACTS_H

#include <stdbool.h>
#include <stdint.h>

struct process_facts {
  uint32_t pid, parent, uid;
  /* Since 1970. */
  uint64_t start_s, start_us;
  /* With an end mark, however long the kernel's own is. */
  char name[64];
};

/* False for what is gone, or has ended and waits for its parent. */
bool read_process(int pid, struct process_facts *facts);

#endif
