// Which processes use a camera or a microphone now, put together from the consent store and the sound sessions.
#ifndef CALLWARDEN_HOLDERS_H
#define CALLWARDEN_HOLDERS_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

/* Between the two, everything that holds something is noted; the end tells the difference, or everything again. */
void holders_begin(bool again);
/* The consent store says that this program uses the device. */
void holders_note_program(bool camera, bool packaged, const wchar_t *program);
void holders_end(void);

void holders_forget_process(uint32_t pid);

#endif
