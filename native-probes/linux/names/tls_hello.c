// The name in a client's first message of TLS (RFC 8446, 4.1.2; RFC 6066, 3).
#include "tls_hello.h"

#include <string.h>

#include "bytes.h"

enum {
  record_handshake = 22,
  message_client_hello = 1,
  extension_server_name = 0,
  name_host = 0,
  // Hellos with keys against quantum computers take about 2 KiB.
  longest_hello = 16 << 10,
};

static enum hello read_server_name(struct bytes bytes, struct host_name *name) {
  struct bytes list = take_part(&bytes, take_number(&bytes, 2));
  uint32_t kind = take_number(&list, 1);
  struct bytes text = take_part(&list, take_number(&list, 2));
  if (text.short_of || kind != name_host || !read_host_name(text.at, text.left, name)) return hello_nameless;
  return hello_named;
}

enum hello read_hello(const unsigned char *bytes, size_t length, struct host_name *name) {
  struct bytes hello = {.at = bytes, .left = length};
  uint32_t type = take_number(&hello, 1);
  uint32_t whole = take_number(&hello, 3);
  if (hello.short_of) return hello_unfinished;
  if (type != message_client_hello || whole > longest_hello) return hello_nameless;
  if (hello.left > whole) hello.left = whole;
  take(&hello, 2 + 32);                        // version, random
  take(&hello, take_number(&hello, 1));        // session
  take(&hello, take_number(&hello, 2));        // cipher suites
  take(&hello, take_number(&hello, 1));        // compression
  uint32_t extensions = take_number(&hello, 2);
  while (!hello.short_of && extensions >= 4) {
    uint32_t extension = take_number(&hello, 2);
    uint32_t size = take_number(&hello, 2);
    struct bytes body = take_part(&hello, size);
    if (body.short_of) break;
    if (extension == extension_server_name) return read_server_name(body, name);
    extensions = size + 4 > extensions ? 0 : extensions - size - 4;
  }
  return length < whole + 4 && hello.short_of ? hello_unfinished : hello_nameless;
}

enum hello read_hello_records(const unsigned char *bytes, size_t length, struct host_name *name) {
  static unsigned char handshake[longest_hello];
  struct bytes records = {.at = bytes, .left = length};
  size_t used = 0;
  while (records.left > 0) {
    uint32_t type = take_number(&records, 1);
    uint32_t major = take_number(&records, 1);
    take(&records, 1);
    size_t size = take_number(&records, 2);
    if (records.short_of) break;
    if (type != record_handshake || major != 3) return hello_nameless;
    // The rest of a record may be in a segment that did not come with this one.
    if (size > records.left) size = records.left;
    if (size > sizeof handshake - used) return hello_nameless;
    const unsigned char *part = take(&records, size);
    memcpy(handshake + used, part, size);
    used += size;
  }
  return read_hello(handshake, used, name);
}
