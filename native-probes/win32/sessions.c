// Core Audio: the microphones there are, and which processes record from them.
#define COBJMACROS
#define INITGUID
#include "sessions.h"

#include <stddef.h>
#include <windows.h>
#include <initguid.h>
#include <mmdeviceapi.h>
#include <audiopolicy.h>
#include <endpointvolume.h>

#include "output.h"
#include "wide.h"

/* PKEY_Device_FriendlyName (functiondiscoverykeys_devpkey.h). */
static const PROPERTYKEY friendly_name = {
    {0xa45c254e, 0xdf1c, 0x4efd, {0x80, 0x20, 0x67, 0xd1, 0x46, 0xa8, 0x50, 0xe0}}, 14};

enum { most_recorders = 256 };
static uint32_t recorders[most_recorders];
static size_t recorder_count;
static IMMDeviceEnumerator *enumerator;
static const char *unavailable = "CoInitializeEx";

static bool has_sound(void) {
  static bool tried;
  if (!tried) {
    tried = true;
    if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED))) return false;
    unavailable = "CoCreateInstance(MMDeviceEnumerator)";
    if (FAILED(CoCreateInstance(&CLSID_MMDeviceEnumerator, NULL, CLSCTX_ALL, &IID_IMMDeviceEnumerator,
                                (void **)&enumerator))) {
      enumerator = NULL;
    }
  }
  return enumerator != NULL;
}

typedef void (*microphone_visitor)(void *context, IMMDevice *device);

static bool each_microphone(microphone_visitor visit, void *context) {
  IMMDeviceCollection *devices = NULL;
  if (!has_sound()) return false;
  unavailable = "IMMDeviceEnumerator::EnumAudioEndpoints";
  if (FAILED(IMMDeviceEnumerator_EnumAudioEndpoints(enumerator, eCapture, DEVICE_STATE_ACTIVE, &devices))) return false;
  unavailable = NULL;
  UINT count = 0;
  IMMDeviceCollection_GetCount(devices, &count);
  for (UINT at = 0; at < count; at++) {
    IMMDevice *device = NULL;
    if (FAILED(IMMDeviceCollection_Item(devices, at, &device))) continue;
    visit(context, device);
    IMMDevice_Release(device);
  }
  IMMDeviceCollection_Release(devices);
  return true;
}

static void note_session(IAudioSessionControl *control) {
  AudioSessionState state;
  IAudioSessionControl2 *session = NULL;
  if (FAILED(IAudioSessionControl_GetState(control, &state)) || state != AudioSessionStateActive) return;
  if (FAILED(IAudioSessionControl_QueryInterface(control, &IID_IAudioSessionControl2, (void **)&session))) return;
  DWORD pid = 0;
  // AUDCLNT_S_NO_SINGLE_PROCESS is a success too, with the pid of the first.
  if (SUCCEEDED(IAudioSessionControl2_GetProcessId(session, &pid)) && pid != 0 && !sessions_records(pid) &&
      recorder_count < most_recorders) {
    recorders[recorder_count++] = pid;
  }
  IAudioSessionControl2_Release(session);
}

static void look_at_sessions(void *unused, IMMDevice *device) {
  (void)unused;
  IAudioSessionManager2 *manager = NULL;
  IAudioSessionEnumerator *sessions = NULL;
  if (FAILED(IMMDevice_Activate(device, &IID_IAudioSessionManager2, CLSCTX_ALL, NULL, (void **)&manager))) {
    unavailable = "IMMDevice::Activate(IAudioSessionManager2)";
    return;
  }
  if (FAILED(IAudioSessionManager2_GetSessionEnumerator(manager, &sessions))) {
    unavailable = "IAudioSessionManager2::GetSessionEnumerator";
  } else {
    int count = 0;
    IAudioSessionEnumerator_GetCount(sessions, &count);
    for (int at = 0; at < count; at++) {
      IAudioSessionControl *control = NULL;
      if (FAILED(IAudioSessionEnumerator_GetSession(sessions, at, &control))) continue;
      note_session(control);
      IAudioSessionControl_Release(control);
    }
    IAudioSessionEnumerator_Release(sessions);
  }
  IAudioSessionManager2_Release(manager);
}

void sessions_look(void) {
  recorder_count = 0;
  each_microphone(look_at_sessions, NULL);
}

const char *sessions_unavailable(void) { return unavailable; }

bool sessions_records(uint32_t pid) {
  for (size_t at = 0; at < recorder_count; at++) {
    if (recorders[at] == pid) return true;
  }
  return false;
}

void sessions_each(void (*visit)(uint32_t pid)) {
  for (size_t at = 0; at < recorder_count; at++) visit(recorders[at]);
}

static void put_name(IMMDevice *device) {
  IPropertyStore *properties = NULL;
  PROPVARIANT name = {0};
  if (SUCCEEDED(IMMDevice_OpenPropertyStore(device, STGM_READ, &properties))) {
    IPropertyStore_GetValue(properties, &friendly_name, &name);
    IPropertyStore_Release(properties);
  }
  put_wide("description", name.vt == VT_LPWSTR ? name.pwszVal : NULL);
  PropVariantClear(&name);
}

static IAudioEndpointVolume *volume_of(IMMDevice *device) {
  IAudioEndpointVolume *volume = NULL;
  return SUCCEEDED(IMMDevice_Activate(device, &IID_IAudioEndpointVolume, CLSCTX_ALL, NULL, (void **)&volume)) ? volume
                                                                                                             : NULL;
}

static bool is_muted(IMMDevice *device) {
  BOOL muted = FALSE;
  IAudioEndpointVolume *volume = volume_of(device);
  if (volume == NULL) return false;
  IAudioEndpointVolume_GetMute(volume, &muted);
  IAudioEndpointVolume_Release(volume);
  return muted;
}

static void tell_microphone(void *unused, IMMDevice *device) {
  (void)unused;
  LPWSTR id = NULL;
  if (FAILED(IMMDevice_GetId(device, &id))) return;
  line_begin("microphone");
  put_wide("name", id);
  put_name(device);
  put_bool("muted", is_muted(device));
  line_end();
  CoTaskMemFree(id);
}

bool microphones_tell(void) { return each_microphone(tell_microphone, NULL); }

struct muting {
  const wchar_t *id;
  bool muted;
  HRESULT result;
};

/* An order may be taken and not followed, so what a second look says counts. */
static HRESULT mute(IMMDevice *device, bool muted) {
  IAudioEndpointVolume *volume = volume_of(device);
  if (volume == NULL) return E_NOINTERFACE;
  HRESULT result = IAudioEndpointVolume_SetMute(volume, muted, NULL);
  IAudioEndpointVolume_Release(volume);
  if (FAILED(result)) return result;
  return is_muted(device) == muted ? S_OK : E_FAIL;
}

static void mute_if_meant(void *context, IMMDevice *device) {
  struct muting *muting = context;
  LPWSTR id = NULL;
  if (FAILED(IMMDevice_GetId(device, &id))) return;
  if (wcscmp(id, muting->id) == 0) muting->result = mute(device, muting->muted);
  CoTaskMemFree(id);
}

long microphone_mute(const wchar_t *id, bool muted) {
  struct muting muting = {.id = id, .muted = muted, .result = 1};
  if (!each_microphone(mute_if_meant, &muting)) return E_FAIL;
  return muting.result;
}
