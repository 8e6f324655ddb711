// A hello that comes in pieces, in any order and over several packets (RFC 9000, 19.6).
#ifndef CALLWARDEN_NAMES_CRYPTO_STREAM_H
#define CALLWARDEN_NAMES_CRYPTO_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host_name.h"

struct crypto_stream;

/* The pieces under this key so far; a new one takes the place of the one that was touched longest ago. */
struct crypto_stream *crypto_stream_of(uint64_t key);
void crypto_stream_add(struct crypto_stream *stream, size_t offset, const unsigned char *bytes, size_t length);
/* True once, when enough is there to tell the name. */
bool crypto_stream_name(struct crypto_stream *stream, struct host_name *name);

#endif
