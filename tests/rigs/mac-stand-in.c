// A stand-in for the parts of macOS that the probe asks: its answers stand in the file that MAC_STATE names, are read
// anew for every question, and whoever listens is called from a thread of its own when the file changes.
//
//   process PID PARENT UID START NAME PATH
//   socket PID FD HANDLE tcp|udp 4|6 STATE LOCAL PORT REMOTE PORT
//   closed PID          (somebody else's: libproc tells nothing of it, the kernel's own list who it is)
//   records PID
//   device N            (a sound device, by its object's number; 7 where none is named)
//   hears N             (only those that listen to this object are called)
//   old                 (Core Audio has no objects for processes, as before macOS 14.2)
#include <CoreAudio/CoreAudio.h>
#include <arpa/inet.h>
#include <libproc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/proc_info.h>
#include <sys/stat.h>
#include <sys/sysctl.h>
#include <time.h>

enum { most = 64, unknown_property = 0x77686f3f };

struct told_process {
  int pid, parent, uid;
  unsigned long long start;
  char name[32], path[256];
  bool closed, records;
};
struct told_socket {
  int pid, fd, state, near_port, far_port;
  unsigned long long handle;
  char protocol[4], near_end[64], far_end[64];
  int version;
};
struct state {
  struct told_process processes[most];
  struct told_socket sockets[most];
  int process_count, socket_count;
  bool old;
};

static struct told_process *find(struct state *state, int pid) {
  for (int at = 0; at < state->process_count; at++) {
    if (state->processes[at].pid == pid) return &state->processes[at];
  }
  return NULL;
}

static struct state read_state(void) {
  static struct state state;
  memset(&state, 0, sizeof state);
  FILE *file = fopen(getenv("MAC_STATE"), "r");
  char line[1024];
  int pid;
  while (file != NULL && fgets(line, sizeof line, file) != NULL) {
    struct told_process *process = &state.processes[state.process_count];
    struct told_socket *socket = &state.sockets[state.socket_count];
    if (sscanf(line, "process %d %d %d %llu %31s %255[^\n]", &process->pid, &process->parent, &process->uid,
               &process->start, process->name, process->path) >= 5) {
      state.process_count++;
    } else if (sscanf(line, "socket %d %d %llu %3s %d %d %63s %d %63s %d", &socket->pid, &socket->fd, &socket->handle,
                      socket->protocol, &socket->version, &socket->state, socket->near_end, &socket->near_port,
                      socket->far_end, &socket->far_port) == 10) {
      state.socket_count++;
    } else if (sscanf(line, "closed %d", &pid) == 1 && find(&state, pid) != NULL) {
      find(&state, pid)->closed = true;
    } else if (sscanf(line, "records %d", &pid) == 1 && find(&state, pid) != NULL) {
      find(&state, pid)->records = true;
    } else if (strncmp(line, "old", 3) == 0) {
      state.old = true;
    }
  }
  if (file != NULL) fclose(file);
  return state;
}

int proc_listpids(uint32_t type, uint32_t typeinfo, void *buffer, int size) {
  (void)type, (void)typeinfo;
  struct state state = read_state();
  int needed = state.process_count * (int)sizeof(int);
  if (buffer == NULL) return needed + 20 * (int)sizeof(int);
  int *pids = buffer;
  int count = 0;
  for (; count < state.process_count && (count + 1) * (int)sizeof(int) <= size; count++) {
    pids[count] = state.processes[count].pid;
  }
  return count * (int)sizeof(int);
}

static int list_descriptors(const struct state *state, int pid, struct proc_fdinfo *list, int size) {
  int count = 0;
  for (int at = 0; at < state->socket_count; at++) {
    if (state->sockets[at].pid != pid) continue;
    if (list != NULL && (count + 1) * (int)sizeof *list <= size) {
      list[count] = (struct proc_fdinfo){state->sockets[at].fd, PROX_FDTYPE_SOCKET};
    }
    count++;
  }
  // One file besides, as every process has.
  if (list != NULL && (count + 1) * (int)sizeof *list <= size) list[count] = (struct proc_fdinfo){0, 1};
  return (count + 1) * (int)sizeof *list;
}

int proc_pidinfo(int pid, int flavor, uint64_t arg, void *buffer, int size) {
  (void)arg;
  struct state state = read_state();
  struct told_process *process = find(&state, pid);
  if (process == NULL || process->closed) return 0;
  if (flavor == PROC_PIDLISTFDS) return list_descriptors(&state, pid, buffer, size);
  struct proc_bsdinfo facts = {.pbi_pid = (uint32_t)pid,
                               .pbi_ppid = (uint32_t)process->parent,
                               .pbi_uid = (uid_t)process->uid,
                               .pbi_status = strcmp(process->name, "zombie") == 0 ? 5 : 2,
                               .pbi_start_tvsec = process->start,
                               .pbi_start_tvusec = 250000};
  // Sixteen characters leave no room for an end mark.
  memcpy(facts.pbi_comm, process->name, sizeof facts.pbi_comm);
  if ((size_t)size < sizeof facts) return 0;
  memcpy(buffer, &facts, sizeof facts);
  return (int)sizeof facts;
}

int proc_pidpath(int pid, void *buffer, uint32_t size) {
  struct state state = read_state();
  struct told_process *process = find(&state, pid);
  if (process == NULL || process->path[0] == '\0') return 0;
  snprintf(buffer, size, "%s", process->path);
  return (int)strlen(buffer);
}

int proc_pidfdinfo(int pid, int fd, int flavor, void *buffer, int size) {
  (void)flavor;
  struct state state = read_state();
  for (int at = 0; at < state.socket_count; at++) {
    const struct told_socket *socket = &state.sockets[at];
    if (socket->pid != pid || socket->fd != fd) continue;
    struct socket_fdinfo info = {.psi = {.soi_so = socket->handle}};
    bool tcp = strcmp(socket->protocol, "tcp") == 0;
    info.psi.soi_family = socket->version == 6 ? AF_INET6 : AF_INET;
    info.psi.soi_kind = tcp ? SOCKINFO_TCP : SOCKINFO_IN;
    info.psi.soi_protocol = tcp ? IPPROTO_TCP : IPPROTO_UDP;
    struct in_sockinfo *ends = tcp ? &info.psi.soi_proto.pri_tcp.tcpsi_ini : &info.psi.soi_proto.pri_in;
    if (tcp) info.psi.soi_proto.pri_tcp.tcpsi_state = socket->state;
    ends->insi_lport = htons((uint16_t)socket->near_port);
    ends->insi_fport = htons((uint16_t)socket->far_port);
    ends->insi_vflag = socket->version == 6 ? INI_IPV6 : INI_IPV4;
    if (socket->version == 6) {
      inet_pton(AF_INET6, socket->near_end, &ends->insi_laddr.ina_6);
      inet_pton(AF_INET6, socket->far_end, &ends->insi_faddr.ina_6);
    } else {
      inet_pton(AF_INET, socket->near_end, &ends->insi_laddr.ina_46.i46a_addr4);
      inet_pton(AF_INET, socket->far_end, &ends->insi_faddr.ina_46.i46a_addr4);
    }
    if ((size_t)size < sizeof info) return 0;
    memcpy(buffer, &info, sizeof info);
    return (int)sizeof info;
  }
  return 0;
}

/* As in the kernel's list of all; of what is gone nothing, and no error. */
static int tell_process(const struct told_process *process, struct kinfo_proc *told, size_t *length) {
  if (process == NULL) {
    *length = 0;
    return 0;
  }
  memset(told, 0, sizeof *told);
  told->kp_proc.p_pid = process->pid;
  told->kp_proc.p_stat = strcmp(process->name, "zombie") == 0 ? 5 : 2;
  told->kp_proc.p_starttime = (struct timeval){.tv_sec = (time_t)process->start, .tv_usec = 250000};
  // Sixteen characters and an end mark, however long the name is.
  memcpy(told->kp_proc.p_comm, process->name, sizeof told->kp_proc.p_comm - 1);
  told->kp_eproc.e_ppid = process->parent;
  told->kp_eproc.e_ucred.cr_uid = (uid_t)process->uid;
  *length = sizeof *told;
  return 0;
}

/* How many words, the path, zeros, the words, and the environment: which must never be told. */
int sysctl(int *name, unsigned length, void *old, size_t *old_length, void *new_value, size_t new_length) {
  (void)length, (void)new_value, (void)new_length;
  if (name[1] == KERN_ARGMAX) {
    *(int *)old = 1 << 16;
    return 0;
  }
  struct state state = read_state();
  if (name[1] == KERN_PROC) return tell_process(find(&state, name[3]), old, old_length);
  struct told_process *process = find(&state, name[2]);
  if (process == NULL || process->closed) return -1;
  int count = 3;
  memcpy(old, &count, sizeof count);
  char *at = (char *)old + sizeof count;
  at += sprintf(at, "%s", process->path) + 1;
  memset(at, 0, 5);
  at += 5;
  for (int word = 0; word < count; word++) at += sprintf(at, word == 0 ? "%s" : "word %s", process->name) + 1;
  at += sprintf(at, "SECRET=1") + 1;
  *old_length = (size_t)(at - (char *)old);
  return 0;
}

static struct {
  AudioObjectID object;
  AudioObjectPropertyListenerProc call;
} listeners[256];
static volatile int listening;

/* The numbers behind a word. Also read by the thread that watches, which shares no state with those who ask. */
static int numbers_of(const char *word, AudioObjectID *numbers, int room) {
  FILE *file = fopen(getenv("MAC_STATE"), "r");
  char line[1024], first[16];
  int count = 0;
  AudioObjectID number;
  while (file != NULL && fgets(line, sizeof line, file) != NULL && count < room) {
    if (sscanf(line, "%15s %u", first, &number) == 2 && strcmp(first, word) == 0) numbers[count++] = number;
  }
  if (file != NULL) fclose(file);
  return count;
}

static bool is_called(AudioObjectID object) {
  AudioObjectID heard[8];
  int count = numbers_of("hears", heard, 8);
  for (int at = 0; at < count; at++) {
    if (heard[at] == object) return true;
  }
  return count == 0;
}

static void *watch(void *unused) {
  (void)unused;
  struct timespec before = {0};
  for (;;) {
    struct stat now;
    if (stat(getenv("MAC_STATE"), &now) == 0 && memcmp(&now.st_mtim, &before, sizeof before) != 0) {
      before = now.st_mtim;
      for (int at = 0; at < listening; at++) {
        if (is_called(listeners[at].object)) listeners[at].call(listeners[at].object, 0, NULL, NULL);
      }
    }
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  }
  return NULL;
}

OSStatus AudioObjectAddPropertyListener(AudioObjectID object, const AudioObjectPropertyAddress *address,
                                        AudioObjectPropertyListenerProc listener, void *context) {
  (void)address, (void)context;
  static pthread_t thread;
  if (listening < 256) {
    listeners[listening].object = object;
    listeners[listening].call = listener;
    listening++;
  }
  if (thread == 0) pthread_create(&thread, NULL, watch, NULL);
  return 0;
}

/* The object of a process is its pid and a thousand. */
OSStatus AudioObjectGetPropertyDataSize(AudioObjectID object, const AudioObjectPropertyAddress *address,
                                        UInt32 qualifier_size, const void *qualifier, UInt32 *size) {
  (void)object, (void)qualifier_size, (void)qualifier;
  struct state state = read_state();
  bool processes = address->mSelector == kAudioHardwarePropertyProcessObjectList;
  if (processes && state.old) return unknown_property;
  *size = (processes ? (UInt32)state.process_count : most) * (UInt32)sizeof(AudioObjectID);
  return 0;
}

OSStatus AudioObjectGetPropertyData(AudioObjectID object, const AudioObjectPropertyAddress *address,
                                    UInt32 qualifier_size, const void *qualifier, UInt32 *size, void *data) {
  (void)qualifier_size, (void)qualifier;
  struct state state = read_state();
  AudioObjectID *list = data;
  switch (address->mSelector) {
    case kAudioHardwarePropertyProcessObjectList:
      if (state.old) return unknown_property;
      for (int at = 0; at < state.process_count; at++) list[at] = (AudioObjectID)state.processes[at].pid + 1000;
      *size = (UInt32)state.process_count * (UInt32)sizeof *list;
      return 0;
    case kAudioHardwarePropertyDevices: {
      int count = numbers_of("device", list, most);
      if (count == 0) list[count++] = 7;
      *size = (UInt32)count * (UInt32)sizeof *list;
      return 0;
    }
    case kAudioProcessPropertyPID:
      *list = object - 1000;
      return 0;
    case kAudioProcessPropertyIsRunningInput: {
      const struct told_process *process = find(&state, (int)object - 1000);
      if (process == NULL) return unknown_property;
      *list = process->records;
      return 0;
    }
    default:
      return unknown_property;
  }
}

OSStatus AudioObjectSetPropertyData(AudioObjectID object, const AudioObjectPropertyAddress *address,
                                    UInt32 qualifier_size, const void *qualifier, UInt32 size, const void *data) {
  (void)object, (void)address, (void)qualifier_size, (void)qualifier, (void)size, (void)data;
  return 0;
}
