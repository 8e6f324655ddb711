// The cameras of the stand-in for macOS (mac-stand-in.c): which there are, and whose listeners are called, on a thread of
// their own, when the file that MAC_STATE names has changed.
//
//   camera N            (the object's number)
//   tells N             (N has changed; 1 is the system, whose list of cameras has)
#include <CoreMediaIO/CMIOHardware.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { most_listeners = 64 };

/* What the compiler makes of a block without variables begins with it; Apple's C library has it. */
void *_NSConcreteGlobalBlock[32];

struct listener {
  CMIOObjectID object;
  CMIOObjectPropertyListenerBlock block;
};

static struct listener listeners[most_listeners];
static int listening;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The numbers behind a word, into a list that may be none; how many. */
static UInt32 numbers_of(const char *word, CMIOObjectID *numbers, UInt32 room) {
  FILE *file = fopen(getenv("MAC_STATE"), "r");
  char line[1024], first[16];
  UInt32 count = 0;
  CMIOObjectID number;
  while (file != NULL && fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, "%15s %u", first, &number) != 2 || strcmp(first, word) != 0) continue;
    if (count < room) numbers[count] = number;
    count++;
  }
  if (file != NULL) fclose(file);
  return count;
}

static void tell(CMIOObjectID object) {
  pthread_mutex_lock(&lock);
  for (int at = 0; at < listening; at++) {
    if (listeners[at].object == object) listeners[at].block(0, NULL);
  }
  pthread_mutex_unlock(&lock);
}

static void *watch(void *unused) {
  (void)unused;
  struct timespec before = {0};
  for (;;) {
    struct stat now;
    if (stat(getenv("MAC_STATE"), &now) == 0 && memcmp(&now.st_mtim, &before, sizeof before) != 0) {
      before = now.st_mtim;
      CMIOObjectID changed[8];
      UInt32 count = numbers_of("tells", changed, 8);
      for (UInt32 at = 0; at < count && at < 8; at++) tell(changed[at]);
    }
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  }
  return NULL;
}

dispatch_queue_t dispatch_get_global_queue(intptr_t quality, uintptr_t reserved) {
  (void)quality, (void)reserved;
  static int queue;
  return (dispatch_queue_t)(void *)&queue;
}

OSStatus CMIOObjectAddPropertyListenerBlock(CMIOObjectID object, const CMIOObjectPropertyAddress *address,
                                            dispatch_queue_t queue, CMIOObjectPropertyListenerBlock listener) {
  (void)address;
  static pthread_t thread;
  if (queue == NULL) abort();
  pthread_mutex_lock(&lock);
  if (listening < most_listeners) listeners[listening++] = (struct listener){object, listener};
  pthread_mutex_unlock(&lock);
  if (thread == 0) pthread_create(&thread, NULL, watch, NULL);
  return 0;
}

OSStatus CMIOObjectGetPropertyDataSize(CMIOObjectID object, const CMIOObjectPropertyAddress *address,
                                       UInt32 qualifier_size, const void *qualifier, UInt32 *size) {
  (void)object, (void)address, (void)qualifier_size, (void)qualifier;
  *size = numbers_of("camera", NULL, 0) * (UInt32)sizeof(CMIOObjectID);
  return 0;
}

OSStatus CMIOObjectGetPropertyData(CMIOObjectID object, const CMIOObjectPropertyAddress *address, UInt32 qualifier_size,
                                   const void *qualifier, UInt32 room, UInt32 *used, void *data) {
  (void)object, (void)address, (void)qualifier_size, (void)qualifier;
  UInt32 fit = room / (UInt32)sizeof(CMIOObjectID);
  UInt32 count = numbers_of("camera", data, fit);
  *used = (count < fit ? count : fit) * (UInt32)sizeof(CMIOObjectID);
  return 0;
}
