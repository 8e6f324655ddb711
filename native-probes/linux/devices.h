// The camera and microphone nodes below the device folder, and the kernel's word when one is opened or closed.
#ifndef CALLWARDEN_DEVICES_H
#define CALLWARDEN_DEVICES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

struct device_news {
  /* Some node was opened, or appeared and may have been opened before it was watched. */
  bool opened;
  bool closed;
};

/* Begins to watch the folder; without `watch`, only finds out whether that could be. 0, or the error number of
   `devices_failed_call()`. */
int devices_start(const char *folder, bool watch);
const char *devices_failed_call(void);
/* To be polled for input; -1 where there is no inotify. */
int devices_descriptor(void);

/* Takes in what happened; tells of nodes that came and went. */
void devices_read(struct device_news *news);

/* Compares the folder with what is known, and tells the difference. */
void devices_look(struct device_news *news);

/* Tells of every node, for a full sample. */
void devices_report(void);

/* Whether the folder is not watched, so that nodes come and go unheard. */
bool devices_folder_unwatched(void);

/* Whether some node is not watched, so that it is opened and closed unheard. */
bool devices_unwatched(void);

/* The node that this file is, or -1. */
int devices_node_of(const struct statx *file);

/* Puts `device` and `path` into the line under way. */
void put_device(int node);

#endif
