// Giving up what only the opening of the packet socket needs.
#include "privileges.h"

#include <errno.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { nobody = 65534 };

static void must(int result, const char *call) {
  if (result == 0) return;
  perror(call);
  exit(EXIT_FAILURE);
}

void drop_privileges(void) {
  // Inside a user namespace there may be nobody to become; what counts are the capabilities below.
  if (geteuid() == 0 && setgroups(0, NULL) == 0 && setresgid(nobody, nobody, nobody) == 0 &&
      setresuid(nobody, nobody, nobody) != 0 && errno != EINVAL) {
    must(-1, "callwarden-names: setresuid");
  }
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
  must((int)syscall(SYS_capset, &header, none), "callwarden-names: capset");
  must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "callwarden-names: PR_SET_NO_NEW_PRIVS");
  must(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "callwarden-names: PR_SET_DUMPABLE");
}

#if defined(__x86_64__)
enum { this_processor = AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__)
enum { this_processor = AUDIT_ARCH_AARCH64 };
#endif

#if (defined(__x86_64__) || defined(__aarch64__)) && !defined(__SANITIZE_ADDRESS__)

#define ALLOW(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static struct sock_filter few_calls[] = {
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, this_processor, 1, 0),
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
  ALLOW(SYS_read),
  ALLOW(SYS_write),
  ALLOW(SYS_epoll_ctl),
  ALLOW(SYS_epoll_pwait),
#ifdef SYS_epoll_wait
  ALLOW(SYS_epoll_wait),
#endif
#ifdef SYS_poll
  ALLOW(SYS_poll),
#endif
  ALLOW(SYS_ppoll),
  ALLOW(SYS_clock_gettime),
  ALLOW(SYS_getpid),
  ALLOW(SYS_getsockopt),
  // Of malloc's.
  ALLOW(SYS_brk),
  ALLOW(SYS_mmap),
  ALLOW(SYS_mremap),
  ALLOW(SYS_munmap),
  ALLOW(SYS_madvise),
  ALLOW(SYS_futex),
  ALLOW(SYS_getrandom),
  ALLOW(SYS_rt_sigreturn),
  ALLOW(SYS_restart_syscall),
  ALLOW(SYS_exit_group),
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
};

void allow_few_calls(void) {
  struct sock_fprog program = {.len = sizeof few_calls / sizeof *few_calls, .filter = few_calls};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0) return;
  // A kernel without seccomp: the capabilities are gone all the same.
  if (errno != EINVAL && errno != ENOSYS) must(-1, "callwarden-names: PR_SET_SECCOMP");
}

#else

// The sanitizers of the tests need more calls than these.
void allow_few_calls(void) {}

#endif
