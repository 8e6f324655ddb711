// The commands of callwarden-names: which connections to follow.
#ifndef CALLWARDEN_NAMES_ORDERS_H
#define CALLWARDEN_NAMES_ORDERS_H

#include <stdbool.h>

/* Reads what is there and does it. False at the end of the input. */
bool orders_read(void);

#endif
