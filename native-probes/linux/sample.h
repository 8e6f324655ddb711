// Everything there is, told from the beginning and closed by `sample.complete`.
#ifndef CALLWARDEN_SAMPLE_H
#define CALLWARDEN_SAMPLE_H

#include <stdbool.h>

void take_sample(bool sockets_of_everybody);

#endif
