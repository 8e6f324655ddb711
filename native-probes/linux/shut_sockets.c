// Ends UDP sockets of another process for good. SOCK_DESTROY gives such a socket one error and lets it live on, so it is
// shut through a descriptor of our own (pidfd_getfd(2), since Linux 5.6): neither it nor any copy of it sends or hears
// anything any more, and the process has to make a new one.
#include "shut_sockets.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "command_lines.h"
#include "output.h"

enum { largest_pid = 1 << 22 };

static bool is_wanted(uint64_t inode, int count, char **words) {
  for (int at = 0; at < count; at++) {
    if (parse_number(words[at], UINT32_MAX) == inode) return true;
  }
  return false;
}

/* The descriptor may be another file's by now: what counts is what our copy is. */
static bool is_udp_of(int copy, int count, char **words) {
  struct stat found;
  int kind = 0, family = 0;
  socklen_t length = sizeof(int);
  return fstat(copy, &found) == 0 && S_ISSOCK(found.st_mode) && is_wanted(found.st_ino, count, words) &&
         getsockopt(copy, SOL_SOCKET, SO_TYPE, &kind, &length) == 0 && kind == SOCK_DGRAM &&
         getsockopt(copy, SOL_SOCKET, SO_DOMAIN, &family, &length) == 0 && (family == AF_INET || family == AF_INET6);
}

static bool leads_to_socket(int folder, const char *name) {
  char target[32];
  ssize_t length = readlinkat(folder, name, target, sizeof target);
  return length > 8 && memcmp(target, "socket:[", 8) == 0;
}

static unsigned shut_all(int process, DIR *listing, int count, char **words) {
  unsigned shut = 0;
  for (const struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    if (!leads_to_socket(dirfd(listing), entry->d_name)) continue;
    int copy = (int)syscall(SYS_pidfd_getfd, process, atoi(entry->d_name), 0);
    if (copy < 0) {
      // EBADF: closed since.
      if (errno != EBADF) put_error("pidfd_getfd", errno, strerror(errno));
      continue;
    }
    // Without a peer it is told that it has none, and is shut all the same (net/ipv4/af_inet.c: inet_shutdown).
    if (is_udp_of(copy, count, words) && (shutdown(copy, SHUT_RDWR) == 0 || errno == ENOTCONN)) shut++;
    close(copy);
  }
  return shut;
}

int shut_udp_sockets(int count, char **words) {
  uint64_t pid = count < 2 ? 0 : parse_number(words[0], largest_pid);
  if (pid == 0) {
    fprintf(stderr, "callwarden-probe: --shut-udp takes a process id and inodes of its sockets.\n");
    return 2;
  }
  char path[32];
  snprintf(path, sizeof path, "/proc/%u/fd", (unsigned)pid);
  // Held before its descriptors are read, so that all are of one process.
  int process = (int)syscall(SYS_pidfd_open, (pid_t)pid, 0);
  DIR *listing = process < 0 ? NULL : opendir(path);
  unsigned shut = 0;
  if (listing == NULL) put_error(process < 0 ? "pidfd_open" : "opendir", errno, strerror(errno));
  else shut = shut_all(process, listing, count - 1, words + 1);
  line_begin("answer");
  put_number("shut", shut);
  line_end();
  output_flush();
  if (listing != NULL) closedir(listing);
  if (process >= 0) close(process);
  return listing == NULL ? EXIT_FAILURE : EXIT_SUCCESS;
}
