// The pipes to whoever asks.
#ifndef CALLWARDEN_OWN_PIPES_H
#define CALLWARDEN_OWN_PIPES_H

/* Before another program is started: whatever that leaves behind must not hold our pipes open, for their reader waits
   for their end. Nothing can be said on standard error from then on. */
void keep_own_pipes(void);

#endif
