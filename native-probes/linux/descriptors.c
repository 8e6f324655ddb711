// One process's descriptors, as links below /proc/PID/fd (proc_pid_fd(5)).
#include "descriptors.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "devices.h"

static const char socket_prefix[] = "socket:[";

static uint64_t digits(const char *text, const char *end) {
  uint64_t value = 0;
  for (; text < end && *text >= '0' && *text <= '9'; text++) value = value * 10 + (uint64_t)(*text - '0');
  return value;
}

/* Only a node of such a name is worth another system call. A removed one's path ends with ` (deleted)`. */
static bool may_be_device(const char *target, size_t length) {
  if (length == 0 || target[0] != '/') return false;
  const char *name = (const char *)memrchr(target, '/', length) + 1;
  size_t left = length - (size_t)(name - target);
  return (left >= 5 && memcmp(name, "video", 5) == 0) || (left >= 4 && memcmp(name, "pcm", 3) == 0);
}

/* A descriptor that only names its file (open(2), O_PATH) opens no device. The links do not tell, fdinfo does. */
static bool only_names(int folder, const char *descriptor) {
  char name[32], text[256];
  snprintf(name, sizeof name, "fdinfo/%s", descriptor);
  int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0) return false;
  text[length] = '\0';
  const char *flags = strstr(text, "flags:\t");
  return flags != NULL && (strtoul(flags + 7, NULL, 8) & O_PATH) != 0;
}

/* The device node behind this link, or -1. The link leads to the open file itself, whatever its path is now. */
static int node_behind(int folder, const char *descriptor) {
  char name[32];
  struct statx found;
  snprintf(name, sizeof name, "fd/%s", descriptor);
  // Not to be held up by a file server that went away.
  if (statx(folder, name, AT_STATX_DONT_SYNC, STATX_TYPE | STATX_INO, &found) != 0) return -1;
  int node = devices_node_of(&found);
  return node >= 0 && only_names(folder, descriptor) ? -1 : node;
}

static void visit(int folder, int listing, const char *name, const struct descriptor_visitor *visitor) {
  char target[PATH_MAX];
  ssize_t length = readlinkat(listing, name, target, sizeof target);
  if (length < 0) return;
  const size_t prefix = sizeof socket_prefix - 1;
  if ((size_t)length > prefix && memcmp(target, socket_prefix, prefix) == 0) {
    if (visitor->socket != NULL) visitor->socket(visitor->context, digits(target + prefix, target + length));
  } else if (visitor->device != NULL && may_be_device(target, (size_t)length)) {
    int node = node_behind(folder, name);
    if (node >= 0) visitor->device(visitor->context, node, (int)digits(name, name + strlen(name)));
  }
}

enum descriptor_outcome visit_descriptors(int folder, const struct descriptor_visitor *visitor) {
  int listing = openat(folder, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (listing < 0) return errno == EACCES || errno == EPERM ? descriptors_denied : descriptors_gone;
  static _Alignas(struct dirent64) char entries[32 << 10];
  for (;;) {
    ssize_t length = getdents64(listing, entries, sizeof entries);
    if (length <= 0) break;
    for (ssize_t at = 0; at < length;) {
      const struct dirent64 *entry = (const struct dirent64 *)(entries + at);
      at += entry->d_reclen;
      if (entry->d_name[0] != '.') visit(folder, listing, entry->d_name, visitor);
    }
  }
  close(listing);
  return descriptors_read;
}

bool descriptor_is_node(int folder, int descriptor, int node) {
  char name[24];
  snprintf(name, sizeof name, "%d", descriptor);
  return node_behind(folder, name) == node;
}
