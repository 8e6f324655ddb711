// The words that a process was started with.
#ifndef CALLWARDEN_PROCESS_ARGUMENTS_H
#define CALLWARDEN_PROCESS_ARGUMENTS_H

/* Puts `arguments` and `argumentsTruncated` into the line that is begun; none where this user may not have them. */
void put_arguments(int pid);

#endif
