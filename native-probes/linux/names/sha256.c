// SHA-256 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869).
#include "sha256.h"

#include <string.h>

static const uint32_t rounds[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
  0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
  0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
  0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
  0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turned(uint32_t word, int by) { return word >> by | word << (32 - by); }

static void digest_block(struct sha256 *sha) {
  uint32_t w[64];
  for (int at = 0; at < 16; at++) {
    const unsigned char *word = sha->block + at * 4;
    w[at] = (uint32_t)word[0] << 24 | (uint32_t)word[1] << 16 | (uint32_t)word[2] << 8 | word[3];
  }
  for (int at = 16; at < 64; at++) {
    uint32_t low = turned(w[at - 15], 7) ^ turned(w[at - 15], 18) ^ w[at - 15] >> 3;
    uint32_t high = turned(w[at - 2], 17) ^ turned(w[at - 2], 19) ^ w[at - 2] >> 10;
    w[at] = w[at - 16] + low + w[at - 7] + high;
  }
  uint32_t s[8];
  memcpy(s, sha->state, sizeof s);
  for (int at = 0; at < 64; at++) {
    uint32_t e = turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25);
    uint32_t first = s[7] + e + ((s[4] & s[5]) ^ (~s[4] & s[6])) + rounds[at] + w[at];
    uint32_t a = turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22);
    uint32_t second = a + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += first;
    s[0] = first + second;
  }
  for (int at = 0; at < 8; at++) sha->state[at] += s[at];
}

void sha256_begin(struct sha256 *sha) {
  *sha = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
                                   0x5be0cd19}};
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t length) {
  const unsigned char *each = bytes;
  for (size_t at = 0; at < length; at++) {
    sha->block[sha->length++ % sha256_block] = each[at];
    if (sha->length % sha256_block == 0) digest_block(sha);
  }
}

void sha256_end(struct sha256 *sha, unsigned char digest[sha256_length]) {
  uint64_t bits = sha->length * 8;
  sha256_add(sha, "\x80", 1);
  while (sha->length % sha256_block != 56) sha256_add(sha, "", 1);
  for (int at = 7; at >= 0; at--) sha256_add(sha, &(unsigned char){(unsigned char)(bits >> at * 8)}, 1);
  for (int at = 0; at < sha256_length; at++) digest[at] = (unsigned char)(sha->state[at / 4] >> (24 - at % 4 * 8));
}

void hmac_sha256(const void *key, size_t key_length, const void *bytes, size_t length,
                 unsigned char digest[sha256_length]) {
  unsigned char padded[sha256_block] = {0};
  memcpy(padded, key, key_length);
  struct sha256 sha;
  for (int at = 0; at < sha256_block; at++) padded[at] ^= 0x36;
  sha256_begin(&sha);
  sha256_add(&sha, padded, sizeof padded);
  sha256_add(&sha, bytes, length);
  sha256_end(&sha, digest);
  for (int at = 0; at < sha256_block; at++) padded[at] ^= 0x36 ^ 0x5c;
  sha256_begin(&sha);
  sha256_add(&sha, padded, sizeof padded);
  sha256_add(&sha, digest, sha256_length);
  sha256_end(&sha, digest);
}

void expand_label(const unsigned char secret[sha256_length], const char *label, unsigned char *out, size_t length) {
  static const char prefix[] = "tls13 ";
  unsigned char info[64] = {0, (unsigned char)length};
  size_t label_length = strlen(label), at = 2;
  info[at++] = (unsigned char)(sizeof prefix - 1 + label_length);
  memcpy(info + at, prefix, sizeof prefix - 1);
  at += sizeof prefix - 1;
  memcpy(info + at, label, label_length);
  at += label_length;
  info[at++] = 0;  // no context
  info[at++] = 1;  // the first block, which is enough for 32 bytes
  unsigned char block[sha256_length];
  hmac_sha256(secret, sha256_length, info, at, block);
  memcpy(out, block, length);
}
