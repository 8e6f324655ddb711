// Which process made a socket: fourteen instructions of eBPF (bpf(2), linux/bpf.h), run by the kernel whenever a
// process makes an IPv4 or IPv6 socket, write its pid down by the socket's cookie. Nothing wakes anybody; the program
// goes when our descriptors do.
#include "socket_makers.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <mntent.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
  // The oldest are forgotten first. A connection that lives longer is met in the socket tables.
  most_makers = 1 << 16,
};

static int makers = -1;

static int bpf(enum bpf_cmd command, union bpf_attr *attributes) {
  return (int)syscall(SYS_bpf, command, attributes, sizeof *attributes);
}

static int make_table(void) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.map_type = BPF_MAP_TYPE_LRU_HASH;
  attributes.key_size = sizeof(uint64_t);
  attributes.value_size = sizeof(uint64_t);
  attributes.max_entries = most_makers;
  return bpf(BPF_MAP_CREATE, &attributes);
}

/* table[cookie of the new socket] = pid of whoever makes it, in the upper half */
static int load_program(int table) {
#define STEP(operation, to, from, distance, value) \
  { .code = (operation), .dst_reg = (to), .src_reg = (from), .off = (distance), .imm = (value) }
#define CALL(helper) STEP(BPF_JMP | BPF_CALL, 0, 0, 0, helper)
#define STORE(distance) STEP(BPF_STX | BPF_MEM | BPF_DW, BPF_REG_10, BPF_REG_0, distance, 0)
#define ADDRESS(to, distance) \
  STEP(BPF_ALU64 | BPF_MOV | BPF_X, to, BPF_REG_10, 0, 0), STEP(BPF_ALU64 | BPF_ADD | BPF_K, to, 0, 0, distance)
#define SET(to, value) STEP(BPF_ALU64 | BPF_MOV | BPF_K, to, 0, 0, value)
  const struct bpf_insn program[] = {
      CALL(BPF_FUNC_get_socket_cookie),
      STORE(-8),
      CALL(BPF_FUNC_get_current_pid_tgid),
      STORE(-16),
      STEP(BPF_LD | BPF_DW | BPF_IMM, BPF_REG_1, BPF_PSEUDO_MAP_FD, 0, table),
      STEP(0, 0, 0, 0, 0),
      ADDRESS(BPF_REG_2, -8),
      ADDRESS(BPF_REG_3, -16),
      SET(BPF_REG_4, BPF_ANY),
      CALL(BPF_FUNC_map_update_elem),
      // 1: the socket may be made, always.
      SET(BPF_REG_0, 1),
      STEP(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
  };
  static const char license[] = "MIT";
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.prog_type = BPF_PROG_TYPE_CGROUP_SOCK;
  attributes.expected_attach_type = BPF_CGROUP_INET_SOCK_CREATE;
  attributes.insns = (uintptr_t)program;
  attributes.insn_cnt = sizeof program / sizeof *program;
  attributes.license = (uintptr_t)license;
  return bpf(BPF_PROG_LOAD, &attributes);
}

/* The control groups that every process is in (cgroups(7), version 2), wherever they are mounted. */
static int open_groups(void) {
  FILE *mounts = setmntent("/proc/self/mounts", "re");
  if (mounts == NULL) return -1;
  int folder = -1;
  errno = ENOENT;
  for (const struct mntent *mount; folder < 0 && (mount = getmntent(mounts)) != NULL;) {
    if (strcmp(mount->mnt_type, "cgroup2") == 0) folder = open(mount->mnt_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  }
  int error = errno;
  endmntent(mounts);
  errno = error;
  return folder;
}

/* Held by a descriptor, which goes with us (since Linux 5.7). */
static int attach(int program, int groups) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.link_create.prog_fd = (uint32_t)program;
  attributes.link_create.target_fd = (uint32_t)groups;
  attributes.link_create.attach_type = BPF_CGROUP_INET_SOCK_CREATE;
  return bpf(BPF_LINK_CREATE, &attributes);
}

/* The program writes pids of the first namespace down (linux/proc_ns.h: PROC_PID_INIT_INO). */
static bool in_first_pid_namespace(void) {
  static const char first[] = "pid:[4026531836]";
  char name[32];
  ssize_t length = readlink("/proc/self/ns/pid", name, sizeof name);
  return length == sizeof first - 1 && memcmp(name, first, sizeof first - 1) == 0;
}

const char *socket_makers_start(void) {
  if (!in_first_pid_namespace()) return "the pids of this namespace are others than the kernel's own";
  int groups = open_groups();
  if (groups < 0) return errno == ENOENT ? "cgroup version 2 is not mounted" : strerror(errno);
  int table = make_table();
  int program = table < 0 ? -1 : load_program(table);
  int held = program < 0 ? -1 : attach(program, groups);
  int error = errno;
  close(groups);
  if (program >= 0) close(program);
  if (held >= 0) {
    makers = table;
    return NULL;
  }
  if (table >= 0) close(table);
  return strerror(error);
}

bool socket_makers_known(void) { return makers >= 0; }

pid_t socket_maker(uint64_t cookie) {
  if (makers < 0) return 0;
  uint64_t maker = 0;
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.map_fd = (uint32_t)makers;
  attributes.key = (uintptr_t)&cookie;
  attributes.value = (uintptr_t)&maker;
  return bpf(BPF_MAP_LOOKUP_ELEM, &attributes) == 0 ? (pid_t)(maker >> 32) : 0;
}
