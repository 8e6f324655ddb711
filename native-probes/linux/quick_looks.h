// Where the kernel does not keep who made a socket, a connection has to be met while it is open: as long as
// connections come and go, the processes in focus are looked at many times a second.
#ifndef CALLWARDEN_QUICK_LOOKS_H
#define CALLWARDEN_QUICK_LOOKS_H

#include <stdint.h>

/* A socket ended that nobody had met, or one that was met early. */
void quick_looks_wanted(void);

/* When the next look is due, steady milliseconds, or NEVER. */
uint64_t quick_looks_due(void);
void quick_looks_look(void);

/* A tick has looked at everything: what was found to be no connection may have become one. */
void quick_looks_rest(void);

#endif
