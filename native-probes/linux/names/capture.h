// The packets of this machine that the filter lets through, in a ring that the kernel writes and we read (packet(7)).
#ifndef CALLWARDEN_NAMES_CAPTURE_H
#define CALLWARDEN_NAMES_CAPTURE_H

#include "packet.h"

/* Opens it; the one call that needs a privilege (CAP_NET_RAW). 0, or an error number. */
int capture_start(void);
/* Only tries whether it could be opened. */
int capture_try(void);
/* What failed. */
const char *capture_failed_call(void);

/* To wait on; -1 where there is none. */
int capture_descriptor(void);

/* Shows what has come since. Gives how many packets the kernel had to leave out meanwhile. */
unsigned capture_read(void (*show)(const struct frame *frame));

#endif
