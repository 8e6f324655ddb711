// A hello that comes in pieces, in any order and over several packets (RFC 9000, 19.6).
#include "crypto_stream.h"

#include <string.h>

#include "tls_hello.h"

enum { streams_kept = 32, longest = 4096 };

struct crypto_stream {
  uint64_t key;
  uint64_t touched;
  bool told;
  bool there[longest];
  unsigned char bytes[longest];
};

static struct crypto_stream streams[streams_kept];
static uint64_t touches;

struct crypto_stream *crypto_stream_of(uint64_t key) {
  struct crypto_stream *oldest = &streams[0];
  for (size_t at = 0; at < streams_kept; at++) {
    struct crypto_stream *stream = &streams[at];
    if (stream->key == key) {
      stream->touched = ++touches;
      return stream;
    }
    if (stream->touched < oldest->touched) oldest = stream;
  }
  memset(oldest, 0, sizeof *oldest);
  oldest->key = key;
  oldest->touched = ++touches;
  return oldest;
}

void crypto_stream_add(struct crypto_stream *stream, size_t offset, const unsigned char *bytes, size_t length) {
  if (offset >= longest) return;
  if (length > longest - offset) length = longest - offset;
  memcpy(stream->bytes + offset, bytes, length);
  memset(stream->there + offset, true, length);
}

bool crypto_stream_name(struct crypto_stream *stream, struct host_name *name) {
  if (stream->told) return false;
  const bool *gap = memchr(stream->there, false, longest);
  size_t whole = gap == NULL ? longest : (size_t)(gap - stream->there);
  enum hello hello = read_hello(stream->bytes, whole, name);
  stream->told = hello != hello_unfinished;
  return hello == hello_named;
}
