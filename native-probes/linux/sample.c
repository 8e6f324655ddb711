// Everything there is, told from the beginning and closed by `sample.complete`.
#include "sample.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "clock.h"
#include "descriptors.h"
#include "holders.h"
#include "open_counts.h"
#include "output.h"
#include "processes.h"
#include "sockets.h"

static size_t denied;
static bool is_watching;

static void met_socket(void *context, uint64_t inode) {
  const struct process *process = context;
  sockets_note_owner((pid_t)process->pid, process->start_ticks, inode);
}

static void met_device(void *context, int node, int descriptor) {
  const struct process *process = context;
  holders_note((pid_t)process->pid, process->start_ticks, node, descriptor);
}

static void look_into(int folder, const struct process *process) {
  // Kernel threads have no descriptors, whoever may read them.
  if (process->kernel_thread) return;
  struct process context = *process;
  const struct descriptor_visitor visitor = {.context = &context, .socket = met_socket, .device = met_device};
  if (visit_descriptors(folder, &visitor) == descriptors_denied) denied++;
  if (is_watching) open_counts_note((pid_t)process->pid, process->start_ticks);
}

void take_sample(bool sockets_of_everybody) {
  denied = 0;
  is_watching = !sockets_of_everybody;
  holders_begin_sample();
  sockets_begin_sample(sockets_of_everybody);
  processes_sample(look_into);
  holders_end_sample();
  size_t sockets = sockets_end_sample();
  line_begin("sample.complete");
  put_number("processes", processes_count());
  put_number("sockets", sockets);
  put_number("denied", denied);
  put_number("atMs", now_ms());
  line_end();
}
