// What the kernel lets through to us: it looks at each packet and copies no more than is needed.
#ifndef CALLWARDEN_NAMES_FILTER_H
#define CALLWARDEN_NAMES_FILTER_H

/* 0, or an error number. To be called before the socket is bound, so that no packet comes unfiltered. */
int attach_filter(int channel);

#endif
