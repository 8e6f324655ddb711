// Which processes record, as Core Audio tells since macOS 14.2: one object of its own for each process that it serves
// (https://developer.apple.com/documentation/coreaudio/kaudiohardwarepropertyprocessobjectlist).
#include "microphones.h"

#include <CoreAudio/CoreAudio.h>
#include <stdlib.h>

#include "clock.h"
#include "output.h"
#include "processes.h"
#include "table.h"
#include "wake.h"

/* kAudioObjectPropertyElementMain by its older and its newer name: the object as a whole. */
enum { whole = 0 };

struct holder {
  /* The pid. */
  uint64_t key;
  uint64_t start_ticks;
  uint32_t seen;
};

struct listened {
  /* The object's number. */
  uint64_t key;
  uint32_t seen;
};

static struct table holders = {.entry_size = sizeof(struct holder)};
/* The objects of processes, and the devices. */
static struct table listened = {.entry_size = sizeof(struct listened)};
static struct table devices = {.entry_size = sizeof(struct listened)};
static uint32_t generation;
static const char *untold;

const char *microphones_untold(void) { return untold; }

static OSStatus heard(AudioObjectID object, UInt32 count, const AudioObjectPropertyAddress *addresses, void *context) {
  (void)object, (void)count, (void)addresses, (void)context;
  wake();
  return 0;
}

static AudioObjectPropertyAddress address_of(AudioObjectPropertySelector selector) {
  return (AudioObjectPropertyAddress){selector, kAudioObjectPropertyScopeGlobal, whole};
}

static bool value_of(AudioObjectID object, AudioObjectPropertySelector selector, UInt32 *value) {
  AudioObjectPropertyAddress address = address_of(selector);
  UInt32 size = sizeof *value;
  return AudioObjectGetPropertyData(object, &address, 0, NULL, &size, value) == 0 && size == sizeof *value;
}

/* The objects of a list of Core Audio's, into a list that is kept; how many, or -1 where it has none. */
static long objects_in(AudioObjectPropertySelector selector, AudioObjectID **list) {
  static AudioObjectID *objects;
  static UInt32 room;
  AudioObjectPropertyAddress address = address_of(selector);
  UInt32 size = 0;
  if (AudioObjectGetPropertyDataSize(kAudioObjectSystemObject, &address, 0, NULL, &size) != 0) return -1;
  if (size > room || objects == NULL) {
    room = size + 64 * (UInt32)sizeof *objects;
    objects = realloc(objects, room);
    if (objects == NULL) exit(EXIT_FAILURE);
  }
  size = room;
  if (AudioObjectGetPropertyData(kAudioObjectSystemObject, &address, 0, NULL, &size, objects) != 0) return -1;
  *list = objects;
  return (long)(size / sizeof *objects);
}

static void listen_to(AudioObjectID object, AudioObjectPropertySelector selector) {
  AudioObjectPropertyAddress address = address_of(selector);
  AudioObjectAddPropertyListener(object, &address, heard, NULL);
}

/* Notes an object of this generation; listens to it where it is new. */
static void meet(struct table *table, AudioObjectID object, AudioObjectPropertySelector selector) {
  size_t before = table->count;
  struct listened *met = table_add(table, object);
  if (table->count != before) listen_to(object, selector);
  met->seen = generation;
}

static void forget_others(struct table *table) {
  for (size_t slot = 0; slot < table->slots; slot++) {
    struct listened *object = table_slot(table, slot);
    if (object == NULL || object->seen == generation) continue;
    table_remove(table, object);
    slot--;
  }
}

/* A device that begins to run wakes the loop in every version; one that is plugged in later, too. */
static void listen_to_devices(void) {
  AudioObjectID *objects;
  long count = objects_in(kAudioHardwarePropertyDevices, &objects);
  if (count < 0) return;
  for (long at = 0; at < count; at++) meet(&devices, objects[at], kAudioDevicePropertyDeviceIsRunningSomewhere);
  forget_others(&devices);
}

void microphones_listen(void) {
  // Without a run loop of ours, Core Audio calls from a thread of its own.
  AudioObjectPropertyAddress loop = address_of(kAudioHardwarePropertyRunLoop);
  CFRunLoopRef none = NULL;
  AudioObjectSetPropertyData(kAudioObjectSystemObject, &loop, 0, NULL, sizeof none, &none);
  AudioObjectID *objects;
  if (objects_in(kAudioHardwarePropertyProcessObjectList, &objects) < 0) {
    untold = "macOS 14.2 or newer does";
  } else {
    listen_to(kAudioObjectSystemObject, kAudioHardwarePropertyProcessObjectList);
  }
  listen_to(kAudioObjectSystemObject, kAudioHardwarePropertyDevices);
  listen_to_devices();
}

static void tell(bool opened, const struct holder *holder) {
  if (opened) line_begin("device.opened");
  else line_begin("device.closed");
  // Which of several it is, is another question; that it records is what matters.
  put_literal(",\"device\":\"microphone\",\"path\":\"microphone\"");
  put_number("pid", holder->key);
  put_number("startTicks", holder->start_ticks);
  put_number("atMs", now_ms());
  line_end();
}

static void note(uint32_t pid, bool again) {
  const struct process *process = processes_find(pid);
  if (process == NULL) return;
  size_t before = holders.count;
  struct holder *holder = table_add(&holders, pid);
  bool news = holders.count != before;
  bool met = !news && holder->seen == generation;
  holder->seen = generation;
  holder->start_ticks = process->start_ticks;
  if (news || (again && !met)) tell(true, holder);
}

void microphones_look(bool again) {
  AudioObjectID *objects;
  generation++;
  listen_to_devices();
  long count = untold == NULL ? objects_in(kAudioHardwarePropertyProcessObjectList, &objects) : -1;
  if (count < 0) return;
  for (long at = 0; at < count; at++) {
    meet(&listened, objects[at], kAudioProcessPropertyIsRunningInput);
    UInt32 pid = 0, records = 0;
    if (!value_of(objects[at], kAudioProcessPropertyIsRunningInput, &records) || records == 0) continue;
    if (value_of(objects[at], kAudioProcessPropertyPID, &pid)) note(pid, again);
  }
  forget_others(&listened);
  for (size_t slot = 0; slot < holders.slots; slot++) {
    struct holder *holder = table_slot(&holders, slot);
    if (holder == NULL || holder->seen == generation) continue;
    tell(false, holder);
    table_remove(&holders, holder);
    slot--;
  }
}

void microphones_forget_process(uint32_t pid) {
  struct holder *holder = table_find(&holders, pid);
  if (holder == NULL) return;
  tell(false, holder);
  table_remove(&holders, holder);
}
