// Standard input, read by a thread of its own.
#ifndef CALLWARDEN_INPUT_H
#define CALLWARDEN_INPUT_H

#include <stdbool.h>
#include <windows.h>

/* Begins to read. What it gives is signalled while there is something to read, or the end is reached. */
HANDLE input_start(void);

#endif
