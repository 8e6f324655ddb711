// AES-128 (FIPS 197), one block at a time.
#include "aes128.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static unsigned char substitute[256];

static unsigned char doubled(unsigned char x) { return (unsigned char)(x << 1 ^ (x & 0x80 ? 0x1b : 0)); }

static unsigned char turned(unsigned char x, int by) { return (unsigned char)(x << by | x >> (8 - by)); }

/* The table of 5.1.1, walked along the powers of 3 and of its inverse. */
static void make_table(void) {
  unsigned char power = 1, inverse = 1;
  do {
    power ^= doubled(power);
    inverse ^= (unsigned char)(inverse << 1);
    inverse ^= (unsigned char)(inverse << 2);
    inverse ^= (unsigned char)(inverse << 4);
    if (inverse & 0x80) inverse ^= 0x09;
    unsigned char mixed =
      inverse ^ turned(inverse, 1) ^ turned(inverse, 2) ^ turned(inverse, 3) ^ turned(inverse, 4);
    substitute[power] = mixed ^ 0x63;
  } while (power != 1);
  substitute[0] = 0x63;
}

void aes128_key(struct aes128 *aes, const unsigned char key[aes_block]) {
  if (substitute[0] == 0) make_table();
  memcpy(aes->keys, key, aes_block);
  unsigned char round = 1;
  for (size_t at = aes_block; at < sizeof aes->keys; at += 4) {
    unsigned char word[4];
    memcpy(word, aes->keys + at - 4, 4);
    if (at % aes_block == 0) {
      unsigned char first = word[0];
      word[0] = substitute[word[1]] ^ round;
      word[1] = substitute[word[2]];
      word[2] = substitute[word[3]];
      word[3] = substitute[first];
      round = doubled(round);
    }
    for (size_t each = 0; each < 4; each++) aes->keys[at + each] = aes->keys[at - aes_block + each] ^ word[each];
  }
}

static void mix_column(unsigned char column[4]) {
  unsigned char all = column[0] ^ column[1] ^ column[2] ^ column[3], first = column[0];
  for (int at = 0; at < 4; at++) {
    unsigned char next = at == 3 ? first : column[at + 1];
    column[at] ^= all ^ doubled(column[at] ^ next);
  }
}

void aes128_encrypt(const struct aes128 *aes, const unsigned char in[aes_block], unsigned char out[aes_block]) {
  unsigned char state[aes_block];
  for (int at = 0; at < aes_block; at++) state[at] = in[at] ^ aes->keys[at];
  for (int round = 1; round <= aes_rounds; round++) {
    unsigned char shifted[aes_block];
    for (int at = 0; at < aes_block; at++) shifted[at] = substitute[state[(at + at % 4 * 4) % aes_block]];
    if (round < aes_rounds) {
      for (int column = 0; column < aes_block; column += 4) mix_column(shifted + column);
    }
    for (int at = 0; at < aes_block; at++) state[at] = shifted[at] ^ aes->keys[round * aes_block + at];
  }
  memcpy(out, state, aes_block);
}
