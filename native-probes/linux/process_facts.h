// What /proc says of one process (proc(5)).
#ifndef CALLWARDEN_PROCESS_FACTS_H
#define CALLWARDEN_PROCESS_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct process_facts {
  pid_t pid;
  pid_t parent;
  uint64_t start_ticks;
  bool kernel_thread;
  /* A zombie without living threads: it holds nothing and runs nothing. */
  bool over;
  /* The first thread ended, others live on: no event tells reliably when these are gone. */
  bool leader_gone;
  size_t name_length;
  char name[64];
  /* Of the executable's path; tells an exec where no event does. */
  uint64_t image;
};

/* The process's folder, which keeps meaning this process and never one that got its pid later; -1 if it is gone. */
int process_folder(pid_t pid);

/* Reads `stat`; false when the process is gone. */
bool read_process_facts(int folder, pid_t pid, struct process_facts *facts);

/* A number that changes when the process runs another executable (or, unreadable, takes another name). */
void read_image(int folder, struct process_facts *facts);

/* Reads the rest and prints `process.started`. */
void report_process(int folder, struct process_facts *facts);

/* Fixes the moment of boot, from which start ticks are counted. */
void process_clock_start(void);

#endif
