// What the kernel tells of one process. libproc tells a user of their own processes only (xnu, bsd/kern/proc_info.c:
// PROC_PIDTBSDINFO checks for the same user, and root is everybody); of others the older way does, as ps(1) goes it.
#include "process_facts.h"

#include <libproc.h>
#include <string.h>
#include <sys/proc_info.h>
#include <sys/types.h>
#include <sys/sysctl.h>

/* What a process is before its parent has noticed its end (sys/proc.h: SZOMB). */
enum { zombie = 5 };

/* The kernel's names have no end mark where they fill their place. */
static void take_name(struct process_facts *facts, const char *name, size_t room) {
  const char *end = memchr(name, '\0', room);
  size_t length = end == NULL ? room : (size_t)(end - name);
  if (length >= sizeof facts->name) length = sizeof facts->name - 1;
  memcpy(facts->name, name, length);
  facts->name[length] = '\0';
}

static bool read_own(int pid, struct process_facts *facts, bool *ended) {
  struct proc_bsdinfo told;
  if (proc_pidinfo(pid, PROC_PIDTBSDINFO, 0, &told, sizeof told) != (int)sizeof told) return false;
  *ended = told.pbi_status == zombie;
  *facts = (struct process_facts){.pid = told.pbi_pid,
                                  .parent = told.pbi_ppid,
                                  .uid = told.pbi_uid,
                                  .start_s = told.pbi_start_tvsec,
                                  .start_us = told.pbi_start_tvusec};
  if (told.pbi_name[0] != '\0') take_name(facts, told.pbi_name, sizeof told.pbi_name);
  else take_name(facts, told.pbi_comm, sizeof told.pbi_comm);
  return true;
}

static bool read_others(int pid, struct process_facts *facts, bool *ended) {
  struct kinfo_proc told;
  size_t length = sizeof told;
  int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, pid};
  // A process that is gone is an answer of no length.
  if (sysctl(name, 4, &told, &length, NULL, 0) != 0 || length < sizeof told) return false;
  *ended = told.kp_proc.p_stat == zombie;
  *facts = (struct process_facts){.pid = (uint32_t)told.kp_proc.p_pid,
                                  .parent = (uint32_t)told.kp_eproc.e_ppid,
                                  .uid = told.kp_eproc.e_ucred.cr_uid,
                                  .start_s = (uint64_t)told.kp_proc.p_starttime.tv_sec,
                                  .start_us = (uint64_t)told.kp_proc.p_starttime.tv_usec};
  take_name(facts, told.kp_proc.p_comm, sizeof told.kp_proc.p_comm);
  return true;
}

bool read_process(int pid, struct process_facts *facts) {
  bool ended = false;
  return (read_own(pid, facts, &ended) || read_others(pid, facts, &ended)) && !ended;
}
