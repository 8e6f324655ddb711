// The two ends of the probe's pipes, which each system reads and writes in its own way.
#ifndef CALLWARDEN_STREAM_H
#define CALLWARDEN_STREAM_H

#include <stddef.h>

/* Writes all of it to standard output, however slow its reader. Ends the program, with success, when nobody reads. */
void write_all(const char *bytes, size_t length);

/* Reads what standard input has, at most `room` bytes. 0 at its end, -1 where there is nothing just now. */
long read_some(char *bytes, size_t room);

#endif
