// Cameras, of which CoreMediaIO tells that they run, but not for whom.
#ifndef CALLWARDEN_CAMERAS_H
#define CALLWARDEN_CAMERAS_H

/* Begins to listen: the loop is woken when a camera begins or ends to run, comes or goes. */
void cameras_listen(void);

/* Listens to those that have come since, too. */
void cameras_look(void);

#endif
