// Cameras: when one begins to run, the processes are looked at at once, so that whoever the log of macOS names is known
// (https://developer.apple.com/documentation/coremediaio/kcmiodevicepropertydeviceisrunningsomewhere).
#include "cameras.h"

#include <CoreMediaIO/CMIOHardware.h>
#include <stdlib.h>

#include "wake.h"

/* kCMIOObjectPropertyElementMain by its older and its newer name. */
enum { whole = 0 };

static OSStatus heard(CMIOObjectID object, UInt32 count, const CMIOObjectPropertyAddress *addresses, void *context) {
  (void)object, (void)count, (void)addresses, (void)context;
  wake();
  return 0;
}

static void listen_to(CMIOObjectID object, CMIOObjectPropertySelector selector) {
  CMIOObjectPropertyAddress address = {selector, kCMIOObjectPropertyScopeGlobal, whole};
  CMIOObjectAddPropertyListener(object, &address, heard, NULL);
}

void cameras_listen(void) {
  CMIOObjectPropertyAddress address = {kCMIOHardwarePropertyDevices, kCMIOObjectPropertyScopeGlobal, whole};
  UInt32 size = 0;
  listen_to(kCMIOObjectSystemObject, kCMIOHardwarePropertyDevices);
  if (CMIOObjectGetPropertyDataSize(kCMIOObjectSystemObject, &address, 0, NULL, &size) != 0 || size == 0) return;
  CMIOObjectID *devices = malloc(size);
  if (devices == NULL) exit(EXIT_FAILURE);
  UInt32 used = 0;
  if (CMIOObjectGetPropertyData(kCMIOObjectSystemObject, &address, 0, NULL, size, &used, devices) == 0) {
    for (UInt32 at = 0; at < used / sizeof *devices; at++) {
      listen_to(devices[at], kCMIODevicePropertyDeviceIsRunningSomewhere);
    }
  }
  free(devices);
}
