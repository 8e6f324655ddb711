// How the threads of Core Audio and CoreMediaIO wake the one loop, which does all the work.
#ifndef CALLWARDEN_WAKE_H
#define CALLWARDEN_WAKE_H

/* Makes the pipe; its reading end, or -1. */
int wake_open(void);
/* From any thread, at any time: however often, the loop wakes once. */
void wake(void);
/* Takes back what woke the loop. */
void wake_taken(void);

#endif
