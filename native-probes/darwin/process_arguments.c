// The words that a process was started with, as the kernel keeps them (KERN_PROCARGS2): how many there are, the path of
// the program, zeros up to a word's border, then each word with a zero behind it, and the environment after that.
#include "process_arguments.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/sysctl.h>

#include "output.h"

enum { most_bytes = 4096 };

/* The area of one process, or NULL; its length in `length`. */
static const char *area_of(int pid, size_t *length) {
  static char *area;
  static size_t room;
  if (area == NULL) {
    int most = 0;
    size_t size = sizeof most;
    int name[] = {CTL_KERN, KERN_ARGMAX};
    if (sysctl(name, 2, &most, &size, NULL, 0) != 0 || most <= 0) return NULL;
    area = malloc((size_t)most);
    if (area == NULL) exit(EXIT_FAILURE);
    room = (size_t)most;
  }
  int name[] = {CTL_KERN, KERN_PROCARGS2, pid};
  *length = room;
  return sysctl(name, 3, area, length, NULL, 0) == 0 ? area : NULL;
}

void put_arguments(int pid) {
  size_t length = 0;
  const char *area = area_of(pid, &length);
  put_literal(",\"arguments\":[");
  bool cut = false;
  if (area != NULL && length > sizeof(int)) {
    int count;
    memcpy(&count, area, sizeof count);
    const char *at = area + sizeof count;
    const char *end = area + length;
    // Past the path, and past the zeros behind it.
    while (at < end && *at != '\0') at++;
    while (at < end && *at == '\0') at++;
    size_t told = 0;
    for (int word = 0; word < count && at < end && !cut; word++) {
      const char *stop = memchr(at, '\0', (size_t)(end - at));
      if (stop == NULL) break;
      size_t size = (size_t)(stop - at);
      cut = told + size > most_bytes;
      if (cut) size = most_bytes - told;
      if (word > 0) put_literal(",");
      put_quoted(at, size);
      told += size;
      at = stop + 1;
    }
  }
  put_literal("]");
  put_bool("argumentsTruncated", cut);
}
