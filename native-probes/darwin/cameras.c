// Cameras: when one begins to run, the processes are looked at at once, so that whoever the log of macOS names is known
// (https://developer.apple.com/documentation/coremediaio/kcmiodevicepropertydeviceisrunningsomewhere).
#include "cameras.h"

#include <CoreMediaIO/CMIOHardware.h>
#include <dispatch/dispatch.h>
#include <stdint.h>
#include <stdlib.h>

#include "table.h"
#include "wake.h"

/* kCMIOObjectPropertyElementMain by its older and its newer name. */
enum { whole = 0 };

struct camera {
  /* The object's number. */
  uint64_t key;
  uint32_t seen;
};

static struct table cameras = {.entry_size = sizeof(struct camera)};
static uint32_t generation;

/* On a queue of the system's: of a listener that is a function, the header does not say which thread calls it, and here
   no thread has a run loop (CMIOHardwareObject.h, CMIOObjectAddPropertyListenerBlock). */
static void listen_to(CMIOObjectID object, CMIOObjectPropertySelector selector) {
  CMIOObjectPropertyAddress address = {selector, kCMIOObjectPropertyScopeGlobal, whole};
  dispatch_queue_t queue = dispatch_get_global_queue(QOS_CLASS_UTILITY, 0);
  CMIOObjectAddPropertyListenerBlock(object, &address, queue, ^(UInt32 count, const CMIOObjectPropertyAddress *changed) {
    (void)count, (void)changed;
    wake();
  });
}

static void forget_gone(void) {
  for (size_t slot = 0; slot < cameras.slots; slot++) {
    struct camera *camera = table_slot(&cameras, slot);
    if (camera == NULL || camera->seen == generation) continue;
    table_remove(&cameras, camera);
    slot--;
  }
}

void cameras_look(void) {
  CMIOObjectPropertyAddress address = {kCMIOHardwarePropertyDevices, kCMIOObjectPropertyScopeGlobal, whole};
  UInt32 size = 0;
  if (CMIOObjectGetPropertyDataSize(kCMIOObjectSystemObject, &address, 0, NULL, &size) != 0) return;
  generation++;
  if (size > 0) {
    CMIOObjectID *devices = malloc(size);
    if (devices == NULL) exit(EXIT_FAILURE);
    UInt32 used = 0;
    if (CMIOObjectGetPropertyData(kCMIOObjectSystemObject, &address, 0, NULL, size, &used, devices) != 0) used = 0;
    for (UInt32 at = 0; at < used / sizeof *devices; at++) {
      size_t before = cameras.count;
      struct camera *camera = table_add(&cameras, devices[at]);
      camera->seen = generation;
      if (cameras.count != before) listen_to(devices[at], kCMIODevicePropertyDeviceIsRunningSomewhere);
    }
    free(devices);
  }
  forget_gone();
}

void cameras_listen(void) {
  listen_to(kCMIOObjectSystemObject, kCMIOHardwarePropertyDevices);
  cameras_look();
}
