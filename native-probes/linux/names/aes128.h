// AES-128 (FIPS 197), one block at a time. Its time depends on the key: only for keys that stand in the open (see quic.c).
#ifndef CALLWARDEN_NAMES_AES128_H
#define CALLWARDEN_NAMES_AES128_H

enum { aes_block = 16, aes_rounds = 10 };

struct aes128 {
  unsigned char keys[(aes_rounds + 1) * aes_block];
};

void aes128_key(struct aes128 *aes, const unsigned char key[aes_block]);
void aes128_encrypt(const struct aes128 *aes, const unsigned char in[aes_block], unsigned char out[aes_block]);

#endif
