// The floor under a full sample: a plain C sweep that reads what the probe must read and keeps nothing. It prints
// counts only. Whatever the probe takes longer than this is the price of telling it.
// Build: cc -std=gnu11 -D_GNU_SOURCE -O2 -o floor floor.c
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static long processes, descriptors, sockets, denied;
static char bytes[64 << 10];

static void read_file(int folder, const char *name, size_t most) {
  int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  if (read(file, bytes, most) < 0) bytes[0] = '\0';
  close(file);
}

static void read_links(int folder) {
  int listing = openat(folder, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (listing < 0) {
    denied++;
    return;
  }
  DIR *entries = fdopendir(listing);
  if (entries == NULL) exit(EXIT_FAILURE);
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    if (readlinkat(listing, entry->d_name, bytes, PATH_MAX) >= 0) descriptors++;
  }
  closedir(entries);
}

static void read_process(const char *pid) {
  char path[PATH_MAX];
  struct stat owner;
  snprintf(path, sizeof path, "/proc/%s", pid);
  // One walk from the root for each process, not one for each file.
  int folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  processes++;
  read_file(folder, "stat", 1024);
  read_file(folder, "cmdline", 4097);
  if (fstat(folder, &owner) != 0) denied++;
  if (readlinkat(folder, "exe", bytes, PATH_MAX) < 0) bytes[0] = '\0';
  read_file(folder, "cgroup", 8192);
  read_links(folder);
  close(folder);
}

static void read_sockets(int channel, unsigned char family, unsigned char protocol) {
  struct {
    struct nlmsghdr header;
    struct inet_diag_req_v2 body;
  } request = {
      .header = {.nlmsg_len = sizeof request, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
      .body = {.sdiag_family = family, .sdiag_protocol = protocol, .idiag_states = 0xfff,
               .idiag_ext = protocol == IPPROTO_TCP ? 1 << (INET_DIAG_INFO - 1) : 0},
  };
  if (send(channel, &request, sizeof request, 0) < 0) return;
  for (;;) {
    ssize_t length = recv(channel, bytes, sizeof bytes, 0);
    if (length <= 0) return;
    size_t left = (size_t)length;
    for (struct nlmsghdr *header = (struct nlmsghdr *)bytes; NLMSG_OK(header, left); header = NLMSG_NEXT(header, left)) {
      if (header->nlmsg_type == NLMSG_DONE || header->nlmsg_type == NLMSG_ERROR) return;
      sockets++;
    }
  }
}

int main(void) {
  DIR *listing = opendir("/proc");
  if (listing == NULL) return EXIT_FAILURE;
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9') read_process(entry->d_name);
  }
  closedir(listing);
  int channel = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (channel >= 0) {
    read_sockets(channel, AF_INET, IPPROTO_TCP);
    read_sockets(channel, AF_INET6, IPPROTO_TCP);
    read_sockets(channel, AF_INET, IPPROTO_UDP);
    read_sockets(channel, AF_INET6, IPPROTO_UDP);
  }
  printf("%ld processes, %ld descriptors, %ld sockets, %ld denied\n", processes, descriptors, sockets, denied);
  return EXIT_SUCCESS;
}
