// Initial packets of QUIC. Their keys follow from a number that stands in the packet itself, so that routers cannot
// meddle by accident; anybody on the way can read them (RFC 9001, 5.2). Whether the tag at the end is right is not
// checked: whoever could forge it could as well make it right.
#include "quic.h"

#include <string.h>

#include "aes128.h"
#include "bytes.h"
#include "crypto_stream.h"
#include "ends.h"
#include "sha256.h"

enum {
  longest_connection_id = 20,
  tag_length = 16,
  sample_length = 16,
  nonce_length = 12,
  longest_payload = 4096,
  frame_padding = 0,
  frame_ping = 1,
  frame_ack = 2,
  frame_ack_ecn = 3,
  frame_crypto = 6,
};

struct version {
  uint32_t number;
  unsigned char initial_type;
  unsigned char salt[20];
  const char *key, *iv, *mask;
};

static const struct version versions[] = {
  {1, 0, {0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17, 0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f,
          0x0a},
   "quic key", "quic iv", "quic hp"},
  {0x6b3343cf, 1, {0x0d, 0xed, 0xe3, 0xde, 0xf7, 0x00, 0xa6, 0xdb, 0x81, 0x93, 0x81, 0xbe, 0x6e, 0x26, 0x9d, 0xcb, 0xf9,
                   0xbd, 0x2e, 0xd9},
   "quicv2 key", "quicv2 iv", "quicv2 hp"},
};

/* Variable-length integers (RFC 9000, 16); what is over 4 bytes is more than any packet holds. */
static size_t take_variable(struct bytes *bytes) {
  uint32_t first = take_number(bytes, 1);
  uint32_t high = first & 0x3f;
  switch (first >> 6) {
    case 0:
      return high;
    case 1:
      return (size_t)high << 8 | take_number(bytes, 1);
    case 2:
      return (size_t)high << 24 | take_number(bytes, 3);
    default:
      take(bytes, 7);
      bytes->short_of = true;
      return 0;
  }
}

struct keys {
  struct aes128 payload, mask;
  unsigned char iv[nonce_length];
};

static void derive(const struct version *version, const unsigned char *id, size_t length, struct keys *keys) {
  unsigned char initial[sha256_length], client[sha256_length], key[aes_block];
  hmac_sha256(version->salt, sizeof version->salt, id, length, initial);
  expand_label(initial, "client in", client, sizeof client);
  expand_label(client, version->key, key, sizeof key);
  aes128_key(&keys->payload, key);
  expand_label(client, version->mask, key, sizeof key);
  aes128_key(&keys->mask, key);
  expand_label(client, version->iv, keys->iv, sizeof keys->iv);
}

/* Counter mode as in GCM (NIST SP 800-38D): the payload's first block has number 2. */
static void decrypt(const struct keys *keys, uint32_t packet_number, const unsigned char *in, size_t length,
                    unsigned char *out) {
  unsigned char counter[aes_block] = {0}, stream[aes_block];
  memcpy(counter, keys->iv, nonce_length);
  for (int at = 0; at < 4; at++) counter[nonce_length - 1 - at] ^= (unsigned char)(packet_number >> at * 8);
  for (size_t at = 0; at < length; at++) {
    if (at % aes_block == 0) {
      size_t block = at / aes_block + 2;
      counter[14] = (unsigned char)(block >> 8);
      counter[15] = (unsigned char)block;
      aes128_encrypt(&keys->payload, counter, stream);
    }
    out[at] = in[at] ^ stream[at % aes_block];
  }
}

static void skip_ack(struct bytes *frames, bool with_ecn) {
  take_variable(frames);
  take_variable(frames);
  size_t ranges = take_variable(frames);
  take_variable(frames);
  for (size_t at = 0; at < ranges * 2 && !frames->short_of; at++) take_variable(frames);
  for (int at = 0; with_ecn && at < 3; at++) take_variable(frames);
}

/* Gives the pieces of the hello to its stream. */
static void read_frames(const unsigned char *payload, size_t length, struct crypto_stream *stream) {
  struct bytes frames = {.at = payload, .left = length};
  while (frames.left > 0 && !frames.short_of) {
    uint32_t type = take_number(&frames, 1);
    if (type == frame_padding || type == frame_ping) continue;
    if (type == frame_ack || type == frame_ack_ecn) {
      skip_ack(&frames, type == frame_ack_ecn);
    } else if (type == frame_crypto) {
      size_t offset = take_variable(&frames);
      struct bytes piece = take_part(&frames, take_variable(&frames));
      if (!piece.short_of) crypto_stream_add(stream, offset, piece.at, piece.left);
    } else {
      return;
    }
  }
}

/* `packet` begins with its first byte, `protected` with its number; both end with the packet. */
static void read_payload(unsigned char first, struct bytes protected, const struct keys *keys,
                         struct crypto_stream *stream) {
  static unsigned char payload[longest_payload];
  if (protected.left < 4 + sample_length) return;
  unsigned char mask[aes_block];
  aes128_encrypt(&keys->mask, protected.at + 4, mask);
  size_t number_length = (size_t)((first ^ mask[0]) & 3) + 1;
  uint32_t number = 0;
  for (size_t at = 0; at < number_length; at++) number = number << 8 | (uint32_t)(protected.at[at] ^ mask[1 + at]);
  if (protected.left < number_length + tag_length) return;
  size_t length = protected.left - number_length - tag_length;
  if (length > longest_payload) length = longest_payload;
  decrypt(keys, number, protected.at + number_length, length, payload);
  read_frames(payload, length, stream);
}

/* One packet of several that may share a datagram. False where none follows that could be read. */
static bool read_initial(struct bytes *datagram, uint64_t flow, struct crypto_stream **stream) {
  unsigned char first = (unsigned char)take_number(datagram, 1);
  uint32_t number = take_number(datagram, 4);
  const struct version *version = number == versions[0].number   ? &versions[0]
                                  : number == versions[1].number ? &versions[1]
                                                                 : NULL;
  if (datagram->short_of || version == NULL || (first & 0xc0) != 0xc0) return false;
  struct bytes id = take_part(datagram, take_number(datagram, 1));
  take(datagram, take_number(datagram, 1));
  if (id.short_of || id.left > longest_connection_id || (first >> 4 & 3) != version->initial_type) return false;
  take(datagram, take_variable(datagram));
  struct bytes protected = take_part(datagram, take_variable(datagram));
  if (protected.short_of) return false;
  struct keys keys;
  derive(version, id.at, id.left, &keys);
  *stream = crypto_stream_of(keyed(id.at, id.left, flow));
  read_payload(first, protected, &keys, *stream);
  return true;
}

bool read_quic(const unsigned char *bytes, size_t length, uint64_t flow, struct host_name *name) {
  struct bytes datagram = {.at = bytes, .left = length};
  struct crypto_stream *stream = NULL;
  while (datagram.left > 0 && read_initial(&datagram, flow, &stream)) continue;
  return stream != NULL && crypto_stream_name(stream, name);
}
