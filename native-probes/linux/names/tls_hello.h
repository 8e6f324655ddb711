// The name in a client's first message of TLS (RFC 8446, 4.1.2; RFC 6066, 3).
#ifndef CALLWARDEN_NAMES_TLS_HELLO_H
#define CALLWARDEN_NAMES_TLS_HELLO_H

#include <stddef.h>

#include "host_name.h"

enum hello { hello_named, hello_nameless, hello_unfinished };

/* Looks at handshake bytes from their beginning; unfinished where the name may be in bytes still to come. */
enum hello read_hello(const unsigned char *bytes, size_t length, struct host_name *name);

/* The same for what TCP carries: the handshake cut into records (RFC 8446, 5.1). */
enum hello read_hello_records(const unsigned char *bytes, size_t length, struct host_name *name);

#endif
