// Reads and changes single keys and values of the registry, as asked on standard input.
#ifndef CALLWARDEN_REGISTRY_DOOR_H
#define CALLWARDEN_REGISTRY_DOOR_H

/* Does what the lines of standard input ask, in their order, up to the first that is refused. Gives the exit code. */
int registry_door(void);

#endif
