// SHA-256 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869) over it, for secrets that stand in the open (see quic.c).
#ifndef CALLWARDEN_NAMES_SHA256_H
#define CALLWARDEN_NAMES_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { sha256_length = 32, sha256_block = 64 };

struct sha256 {
  uint32_t state[8];
  uint64_t length;
  unsigned char block[sha256_block];
};

void sha256_begin(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t length);
void sha256_end(struct sha256 *sha, unsigned char digest[sha256_length]);

/* `key` of up to 64 bytes. */
void hmac_sha256(const void *key, size_t key_length, const void *bytes, size_t length,
                 unsigned char digest[sha256_length]);

/* HKDF-Expand-Label of RFC 8446, 7.1, with an empty context, for up to 32 bytes. */
void expand_label(const unsigned char secret[sha256_length], const char *label, unsigned char *out, size_t length);

#endif
