// The camera and microphone nodes below the device folder, watched with inotify(7).
#include "devices.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "clock.h"
#include "holders.h"
#include "output.h"

enum {
  most_nodes = 256,
  // Documentation/admin-guide/devices.txt: numbers that mean the same device whatever folder its node is in.
  video_major = 81,
  sound_major = 116,
};

// A folder's children can be watched through the folder, but in /dev that would wake us for every /dev/null:
// the folder tells only of nodes that come and go, and each node is watched for itself.
static const uint32_t folder_events = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;
static const uint32_t node_events = IN_OPEN | IN_CLOSE | IN_DONT_FOLLOW;

struct node {
  bool used;
  bool seen;
  bool microphone;
  int watch;
  dev_t device;
  ino_t inode;
  dev_t number;
  char *path;
};

static struct node nodes[most_nodes];
static char folder[PATH_MAX];
static char sound_folder[PATH_MAX + 4];
static int inotify = -1;
static int folder_watch = -1;
static int sound_watch = -1;
static const char *failed_call = "";
static bool complained;

int devices_descriptor(void) { return inotify; }
const char *devices_failed_call(void) { return failed_call; }

static bool is_camera(const char *name) { return strncmp(name, "video", 5) == 0; }

static bool is_microphone(const char *name) {
  return strncmp(name, "pcm", 3) == 0 && name[strlen(name) - 1] == 'c';
}

static void tell(const char *opening, size_t length, int node) {
  line_start(opening, length);
  put_device(node);
  put_number("atMs", now_ms());
  line_end();
}
#define tell_node(type, node) tell("{\"type\":\"" type "\"", sizeof "{\"type\":\"" type "\"" - 1, node)

void put_device(int node) {
  if (nodes[node].microphone) {
    put_literal(",\"device\":\"microphone\"");
  } else {
    put_literal(",\"device\":\"camera\"");
  }
  put_text("path", nodes[node].path, strlen(nodes[node].path));
}

static void watch_node(struct node *node) {
  if (inotify < 0) return;
  node->watch = inotify_add_watch(inotify, node->path, node_events);
  if (node->watch >= 0 || errno == ENOENT || complained) return;
  complained = true;
  put_error("inotify_add_watch", errno, strerror(errno));
}

static void remove_node(int index) {
  struct node *node = &nodes[index];
  holders_forget_node(index);
  tell_node("device.removed", index);
  if (node->watch >= 0) inotify_rm_watch(inotify, node->watch);
  free(node->path);
  *node = (struct node){.watch = -1};
}

static void add_node(const char *path, bool microphone, const struct stat *file) {
  for (int index = 0; index < most_nodes; index++) {
    struct node *node = &nodes[index];
    if (node->used) continue;
    *node = (struct node){.used = true, .seen = true, .microphone = microphone, .watch = -1,
                          .device = file->st_dev, .inode = file->st_ino,
                          .number = S_ISCHR(file->st_mode) ? file->st_rdev : 0, .path = strdup(path)};
    if (node->path == NULL) exit(EXIT_FAILURE);
    watch_node(node);
    tell_node("device.added", index);
    return;
  }
}

/* True where the node was not there before. */
static bool meet(const char *in, const char *name, bool microphone) {
  char path[PATH_MAX + 260];
  struct stat file;
  snprintf(path, sizeof path, "%s/%s", in, name);
  // A link to a node is no second device.
  if (lstat(path, &file) != 0 || S_ISLNK(file.st_mode) || S_ISDIR(file.st_mode)) return false;
  for (int index = 0; index < most_nodes; index++) {
    struct node *node = &nodes[index];
    if (!node->used || strcmp(node->path, path) != 0) continue;
    if (node->device == file.st_dev && node->inode == file.st_ino) {
      node->seen = true;
      if (node->watch < 0) watch_node(node);
      return false;
    }
    remove_node(index);
    break;
  }
  add_node(path, microphone, &file);
  return true;
}

static bool meet_all(const char *in, bool (*wanted)(const char *name), bool microphone) {
  DIR *listing = opendir(in);
  if (listing == NULL) return false;
  bool added = false;
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    if (wanted(entry->d_name)) added |= meet(in, entry->d_name, microphone);
  }
  closedir(listing);
  return added;
}

static int watch_folder(const char *path, int *watch) {
  if (inotify < 0) return EBADF;
  // The same folder gives the same watch again, a folder that was replaced a new one.
  *watch = inotify_add_watch(inotify, path, folder_events);
  return *watch < 0 ? errno : 0;
}

void devices_look(struct device_news *news) {
  if (folder_watch < 0) watch_folder(folder, &folder_watch);
  if (sound_watch < 0) watch_folder(sound_folder, &sound_watch);
  for (int index = 0; index < most_nodes; index++) nodes[index].seen = false;
  news->opened |= meet_all(folder, is_camera, false);
  news->opened |= meet_all(sound_folder, is_microphone, true);
  for (int index = 0; index < most_nodes; index++) {
    if (nodes[index].used && !nodes[index].seen) remove_node(index);
  }
}

int devices_start(const char *path, bool watch) {
  for (int index = 0; index < most_nodes; index++) nodes[index].watch = -1;
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/') length--;
  snprintf(folder, sizeof folder, "%.*s", (int)length, path);
  snprintf(sound_folder, sizeof sound_folder, "%s/snd", folder);
  failed_call = "inotify_init1";
  inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify < 0) return errno;
  if (!watch) {
    // Ending with watches takes the kernel some 12 ms, which a single sample has no use for.
    close(inotify);
    inotify = -1;
    failed_call = "access";
    return access(folder, R_OK | X_OK) == 0 ? 0 : errno;
  }
  failed_call = "inotify_add_watch";
  return watch_folder(folder, &folder_watch);
}

void devices_report(void) {
  for (int index = 0; index < most_nodes; index++) {
    if (nodes[index].used) tell_node("device.added", index);
  }
}

bool devices_folder_unwatched(void) { return folder_watch < 0; }

bool devices_unwatched(void) {
  for (int index = 0; index < most_nodes; index++) {
    if (nodes[index].used && nodes[index].watch < 0) return true;
  }
  return false;
}

int devices_node_of(const struct statx *file) {
  dev_t device = makedev(file->stx_dev_major, file->stx_dev_minor);
  dev_t number = makedev(file->stx_rdev_major, file->stx_rdev_minor);
  bool speaks_for_itself = S_ISCHR(file->stx_mode) &&
                           (file->stx_rdev_major == video_major || file->stx_rdev_major == sound_major);
  for (int index = 0; index < most_nodes; index++) {
    const struct node *node = &nodes[index];
    if (!node->used) continue;
    if (node->inode == file->stx_ino && node->device == device) return index;
    // A container's own node of the same device.
    if (speaks_for_itself && node->number == number) return index;
  }
  return -1;
}

/* True when the folders have to be looked at again. */
static bool take_event(const struct inotify_event *event, struct device_news *news) {
  if ((event->mask & IN_Q_OVERFLOW) != 0) {
    news->opened = news->closed = true;
    return true;
  }
  bool forgotten = (event->mask & IN_IGNORED) != 0;
  if (event->wd == folder_watch || event->wd == sound_watch) {
    if (!forgotten) {
      return event->wd == folder_watch ? is_camera(event->name) || strcmp(event->name, "snd") == 0
                                       : is_microphone(event->name);
    }
    if (event->wd == folder_watch) folder_watch = -1;
    if (event->wd == sound_watch) sound_watch = -1;
    return true;
  }
  for (int index = 0; index < most_nodes; index++) {
    if (!nodes[index].used || nodes[index].watch != event->wd) continue;
    if (forgotten) {
      // The file is gone for good, and its inode number may be another file's already.
      nodes[index].watch = -1;
      nodes[index].inode = 0;
      return true;
    }
    if ((event->mask & IN_OPEN) != 0) news->opened = true;
    if ((event->mask & IN_CLOSE) != 0) news->closed = true;
  }
  return false;
}

void devices_read(struct device_news *news) {
  static _Alignas(struct inotify_event) char events[16 << 10];
  bool look = false;
  for (;;) {
    ssize_t length = read(inotify, events, sizeof events);
    if (length <= 0) break;
    for (ssize_t at = 0; at < length;) {
      const struct inotify_event *event = (const struct inotify_event *)(events + at);
      at += (ssize_t)(sizeof *event + event->len);
      look |= take_event(event, news);
    }
  }
  if (look) devices_look(news);
}
