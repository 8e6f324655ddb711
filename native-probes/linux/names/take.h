// What one packet tells: names, and bytes of a flow. Nothing of the packet is kept.
#ifndef CALLWARDEN_NAMES_TAKE_H
#define CALLWARDEN_NAMES_TAKE_H

#include "packet.h"

/* True where it moved a flow that somebody asks about. */
bool take_frame(const struct frame *frame);

#endif
