// Core Audio: the microphones there are, and which processes record from them.
#ifndef CALLWARDEN_SESSIONS_H
#define CALLWARDEN_SESSIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

/* NULL where the sessions of every microphone can be read, else the call that refused. */
const char *sessions_unavailable(void);

/* Asks anew who records. */
void sessions_look(void);
bool sessions_records(uint32_t pid);
void sessions_each(void (*visit)(uint32_t pid));

/* Tells of every microphone: its id, its name, whether it is muted. False where the system has no sound service. */
bool microphones_tell(void);
/* Mutes a microphone for every program; an HRESULT, or 1 where there is no such microphone. */
long microphone_mute(const wchar_t *id, bool muted);

#endif
