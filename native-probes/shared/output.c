// Lines of JSON into one big buffer, and one write per flush.
#include "output.h"

#include <string.h>

#include "stream.h"

enum {
  buffer_size = 1 << 20,
  // No line is longer: 4 KiB of arguments, a path, a cgroup, six bytes out for each byte in.
  longest_line = 128 << 10,
};

static char buffer[buffer_size];
static size_t used;

void output_flush(void) {
  write_all(buffer, used);
  used = 0;
}

void put_raw(const char *bytes, size_t length) {
  memcpy(buffer + used, bytes, length);
  used += length;
}

void line_start(const char *opening, size_t length) {
  if (buffer_size - used < longest_line) output_flush();
  put_raw(opening, length);
}

void line_end(void) { put_raw("}\n", 2); }

void put_number_after(const char *key, size_t length, uint64_t value) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  put_raw(key, length);
  put_raw(digits + at, sizeof digits - at);
}

/* The length of the UTF-8 sequence that starts here, or 0 (RFC 3629: no overlong forms, no surrogates). */
static size_t sequence_length(const unsigned char *bytes, size_t left) {
  unsigned char first = bytes[0];
  size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length == 0 || length > left) return 0;
  for (size_t at = 1; at < length; at++) {
    if ((bytes[at] & 0xc0) != 0x80) return 0;
  }
  if (first == 0xe0 && bytes[1] < 0xa0) return 0;
  if (first == 0xed && bytes[1] > 0x9f) return 0;
  if (first == 0xf0 && bytes[1] < 0x90) return 0;
  if (first == 0xf4 && bytes[1] > 0x8f) return 0;
  return length;
}

void put_escape(unsigned code) {
  static const char hex[] = "0123456789abcdef";
  char escape[6] = {'\\', 'u', hex[code >> 12], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15]};
  put_raw(escape, sizeof escape);
}

void put_quoted(const void *text, size_t length) {
  const unsigned char *bytes = text;
  buffer[used++] = '"';
  size_t at = 0;
  while (at < length) {
    size_t plain = at;
    while (plain < length && bytes[plain] >= 0x20 && bytes[plain] < 0x7f && bytes[plain] != '"' &&
           bytes[plain] != '\\') {
      plain++;
    }
    if (plain > at) {
      put_raw((const char *)bytes + at, plain - at);
      at = plain;
      continue;
    }
    unsigned char byte = bytes[at];
    size_t sequence = sequence_length(bytes + at, length - at);
    if (sequence == 0) {
      put_escape(0xdc00u + byte);
    } else if (sequence > 1) {
      put_raw((const char *)bytes + at, sequence);
    } else if (byte == '"' || byte == '\\') {
      buffer[used++] = '\\';
      buffer[used++] = (char)byte;
    } else {
      put_escape(byte);
    }
    at += sequence == 0 ? 1 : sequence;
  }
  buffer[used++] = '"';
}

void put_error(const char *call, int error, const char *message) {
  line_begin("error");
  put_text("call", call, strlen(call));
  put_number("errno", (uint64_t)error);
  put_text("message", message, strlen(message));
  line_end();
}
