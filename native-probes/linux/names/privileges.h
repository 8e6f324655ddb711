// Giving up what only the opening of the packet socket needs.
#ifndef CALLWARDEN_NAMES_PRIVILEGES_H
#define CALLWARDEN_NAMES_PRIVILEGES_H

/* From here on: nobody instead of the administrator, no capability, and none to be had. Ends the program if it cannot. */
void drop_privileges(void);

/* From here on only the few system calls that the loop needs, where this processor's are known (seccomp(2)). */
void allow_few_calls(void);

#endif
