// Fork, exec and exit through the process connector (linux/cn_proc.h, Documentation/driver-api/connector.rst).
#include "process_events.h"

#include <errno.h>
#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"
#include "processes.h"

enum {
  event_at = sizeof(struct nlmsghdr) + sizeof(struct cn_msg),
  data_at = event_at + offsetof(struct proc_event, event_data),
  // Holds what 25 ms of a fork storm bring; the kernel cuts it to net.core.rmem_max.
  receive_buffer = 2 << 20,
  patience_ms = 200,
};

static int channel = -1;
static uint32_t subscription;

int process_events_descriptor(void) { return channel; }

/*
 * Threads begin and end far more often than processes and are nothing to us: the kernel drops their events before
 * they wake anybody. Words are loaded in network order (Documentation/networking/filter.rst).
 */
static void leave_threads_out(void) {
#define WORD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define EQUALS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __builtin_bswap32(value), yes, no)
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#undef EQUALS
#define EQUALS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, yes, no)
#endif
  struct sock_filter program[] = {
      WORD(event_at + offsetof(struct proc_event, what)),
      EQUALS(PROC_EVENT_NONE, 11, 0),
      EQUALS(PROC_EVENT_EXEC, 10, 0),
      EQUALS(PROC_EVENT_FORK, 1, 0),
      EQUALS(PROC_EVENT_EXIT, 4, 9),
      // fork: child_pid == child_tgid
      WORD(data_at + 8),
      BPF_STMT(BPF_MISC | BPF_TAX, 0),
      WORD(data_at + 12),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_X, 0, 4, 5),
      // exit: process_pid == process_tgid
      WORD(data_at),
      BPF_STMT(BPF_MISC | BPF_TAX, 0),
      WORD(data_at + 4),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_X, 0, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, UINT32_MAX),
      BPF_STMT(BPF_RET | BPF_K, 0),
  };
  struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
  // Without the filter it is the same, only dearer: take() looks at the same numbers.
  setsockopt(channel, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter);
}

static int subscribe(void) {
  // Told apart from the subscriptions of other listeners, whose answers come here too.
  // (the kernel numbers `seq` itself, and gives back one more than `ack`).
  subscription = (uint32_t)getpid() ^ (uint32_t)steady_ns();
  struct {
    struct nlmsghdr header;
    struct cn_msg message;
    enum proc_cn_mcast_op operation;
  } __attribute__((packed)) request = {
      .header = {.nlmsg_len = sizeof request, .nlmsg_type = NLMSG_DONE},
      .message = {
                  .id = {.idx = CN_IDX_PROC, .val = CN_VAL_PROC},
                  .ack = subscription,
                  .len = sizeof(enum proc_cn_mcast_op)},
      .operation = PROC_CN_MCAST_LISTEN,
  };
  return send(channel, &request, sizeof request, 0) < 0 ? errno : 0;
}

/* The event in a message, or NULL where it is none. */
static const struct proc_event *event_in(const char *bytes, size_t length) {
  if (length < event_at + sizeof(struct proc_event)) return NULL;
  const struct cn_msg *message = (const struct cn_msg *)(bytes + sizeof(struct nlmsghdr));
  if (message->id.idx != CN_IDX_PROC || message->id.val != CN_VAL_PROC) return NULL;
  return (const struct proc_event *)(bytes + event_at);
}

static void take(const struct proc_event *event) {
  switch (event->what) {
    case PROC_EVENT_FORK:
      if (event->event_data.fork.child_pid == event->event_data.fork.child_tgid) {
        processes_forked(event->event_data.fork.child_tgid, event->event_data.fork.parent_tgid);
      }
      break;
    case PROC_EVENT_EXEC:
      processes_executed(event->event_data.exec.process_tgid, event->timestamp_ns);
      break;
    case PROC_EVENT_EXIT:
      if (event->event_data.exit.process_pid == event->event_data.exit.process_tgid) {
        processes_exited(event->event_data.exit.process_tgid);
      }
      break;
    default:
      break;
  }
}

// Shifted by a word, so that the event behind 36 bytes of headers stands on a boundary of 8.
static _Alignas(uint64_t) char aligned[1024];
static char *const bytes = aligned + 4;
enum { room = sizeof aligned - 4 };
_Static_assert((event_at + 4) % _Alignof(struct proc_event) == 0, "an event is read where it stands");

/* Length of the next message of the kernel, 0 when there is none, -1 when some were lost. */
static ssize_t receive(void) {
  for (;;) {
    struct sockaddr_nl from = {0};
    socklen_t from_length = sizeof from;
    ssize_t length = recvfrom(channel, bytes, room, MSG_DONTWAIT, (struct sockaddr *)&from, &from_length);
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) return errno == ENOBUFS ? -1 : 0;
    // Another process may write to this group too; port 0 is the kernel.
    if (from.nl_pid == 0) return length;
  }
}

/*
 * The kernel acknowledges at once, with an error number or 0. Where it does not, what comes are events that others
 * subscribed to, and their pids are of another namespace than ours (drivers/connector/cn_proc.c).
 */
static const char *acknowledgement(void) {
  uint64_t until = steady_ms() + patience_ms;
  for (uint64_t now = steady_ms(); now < until; now = steady_ms()) {
    struct pollfd input = {.fd = channel, .events = POLLIN};
    if (poll(&input, 1, (int)(until - now)) <= 0) break;
    ssize_t length = receive();
    const struct proc_event *event = length > 0 ? event_in(bytes, (size_t)length) : NULL;
    if (event == NULL) continue;
    const struct cn_msg *message = (const struct cn_msg *)(bytes + sizeof(struct nlmsghdr));
    take(event);
    if (event->what != PROC_EVENT_NONE || message->ack != subscription + 1) continue;
    return event->event_data.ack.err == 0 ? NULL : strerror((int)event->event_data.ack.err);
  }
  return "the kernel did not acknowledge: it tells only its first pid namespace";
}

static const char *refused(const char *reason) {
  close(channel);
  channel = -1;
  return reason;
}

const char *process_events_start(void) {
  channel = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_CONNECTOR);
  if (channel < 0) return strerror(errno);
  int size = receive_buffer;
  setsockopt(channel, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = CN_IDX_PROC};
  if (bind(channel, (struct sockaddr *)&address, sizeof address) != 0) return refused(strerror(errno));
  leave_threads_out();
  int error = subscribe();
  if (error != 0) return refused(strerror(error));
  const char *reason = acknowledgement();
  return reason == NULL ? NULL : refused(reason);
}

bool process_events_read(void) {
  bool whole = true;
  if (channel < 0) return whole;
  for (;;) {
    ssize_t length = receive();
    if (length == 0) return whole;
    if (length < 0) {
      whole = false;
      continue;
    }
    const struct proc_event *event = event_in(bytes, (size_t)length);
    if (event != NULL) take(event);
  }
}
