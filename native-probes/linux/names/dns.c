// Answers of the domain name system (RFC 1035).
#include "dns.h"

#include <string.h>
#include <sys/socket.h>

#include "bytes.h"

enum {
  header_length = 12,
  type_a = 1,
  type_cname = 5,
  type_aaaa = 28,
  class_internet = 1,
  // What nobody needs: more aliases one after another, more records in one answer.
  longest_chain = 16,
  most_records = 128,
};

/* A name as it stands in a message: bytes with dots between, not judged yet. */
struct raw_name {
  unsigned char text[256];
  size_t length;
};

/*
 * Reads a name and moves behind it. A pointer (4.1.4) must lead to before the labels that it ends, so that no circle is
 * possible, and the whole stays within 255 bytes.
 */
static bool read_name(const unsigned char *message, struct bytes *bytes, struct raw_name *name) {
  struct bytes reader = *bytes;
  const unsigned char *earliest = bytes->at;
  bool jumped = false;
  name->length = 0;
  for (;;) {
    const unsigned char *first = take(&reader, 1);
    if (first == NULL) return false;
    if (*first == 0) break;
    if ((*first & 0xc0) == 0xc0) {
      const unsigned char *second = take(&reader, 1);
      if (second == NULL) return false;
      if (!jumped) *bytes = reader;
      jumped = true;
      size_t to = (size_t)(*first & 0x3f) << 8 | *second;
      if (to >= (size_t)(earliest - message)) return false;
      reader.left = (size_t)(earliest - message) - to;
      reader.at = earliest = message + to;
      continue;
    }
    const unsigned char *label = (*first & 0xc0) == 0 ? take(&reader, *first) : NULL;
    if (label == NULL || name->length + *first + 1 > sizeof name->text - 1) return false;
    for (size_t at = 0; at < *first; at++) {
      unsigned char c = label[at];
      // A dot inside a label would become one between two.
      if (c == '.') return false;
      name->text[name->length++] = c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
    }
    name->text[name->length++] = '.';
  }
  if (!jumped) *bytes = reader;
  return true;
}

static bool same_name(const struct raw_name *one, const struct raw_name *other) {
  return one->length == other->length && memcmp(one->text, other->text, one->length) == 0;
}

/* Moves behind the question. */
static bool read_question(const unsigned char *message, struct bytes *bytes, struct raw_name *name) {
  if (!read_name(message, bytes, name)) return false;
  uint32_t type = take_number(bytes, 2);
  uint32_t class = take_number(bytes, 2);
  return !bytes->short_of && (type == type_a || type == type_aaaa) && class == class_internet;
}

bool read_dns_question(const unsigned char *message, size_t length, struct dns_question *question) {
  struct bytes bytes = {.at = message, .left = length};
  question->id = (uint16_t)take_number(&bytes, 2);
  uint32_t flags = take_number(&bytes, 2);
  uint32_t questions = take_number(&bytes, 2);
  take(&bytes, 6);
  question->is_answer = (flags & 0x8000) != 0;
  // A standard query (opcode 0), and as an answer one without an error.
  if (bytes.short_of || (flags & 0x7800) != 0 || questions != 1) return false;
  if (question->is_answer && (flags & 0x000f) != 0) return false;
  struct raw_name name;
  return read_question(message, &bytes, &name) && read_host_name(name.text, name.length, &question->name);
}

struct record {
  struct raw_name owner;
  uint32_t type;
  struct bytes data;
};

static bool read_record(const unsigned char *message, struct bytes *bytes, struct record *record) {
  if (!read_name(message, bytes, &record->owner)) return false;
  record->type = take_number(bytes, 2);
  uint32_t class = take_number(bytes, 2);
  take(bytes, 4);
  record->data = take_part(bytes, take_number(bytes, 2));
  if (class != class_internet) record->type = 0;
  return !bytes->short_of;
}

/* The name that `name` is an alias of in these records, in its place. */
static bool follow_alias(const unsigned char *message, struct bytes records, uint32_t count, struct raw_name *name) {
  struct record record;
  for (uint32_t at = 0; at < count && read_record(message, &records, &record); at++) {
    if (record.type != type_cname || !same_name(&record.owner, name)) continue;
    return read_name(message, &record.data, name);
  }
  return false;
}

static void show_addresses(const unsigned char *message, struct bytes records, uint32_t count,
                           const struct raw_name *owner, const struct host_name *name,
                           void (*show)(const struct end *address, const struct host_name *name)) {
  struct record record;
  for (uint32_t at = 0; at < count && read_record(message, &records, &record); at++) {
    size_t size = record.type == type_a ? 4 : record.type == type_aaaa ? 16 : 0;
    if (size == 0 || record.data.left != size || !same_name(&record.owner, owner)) continue;
    struct end address = {.family = size == 4 ? AF_INET : AF_INET6};
    memcpy(address.address, record.data.at, size);
    show(&address, name);
  }
}

void read_dns_answers(const unsigned char *message, size_t length, const struct dns_question *question,
                      void (*show)(const struct end *address, const struct host_name *name)) {
  struct bytes bytes = {.at = message, .left = length};
  take(&bytes, 6);
  uint32_t answers = take_number(&bytes, 2);
  take(&bytes, header_length - 8);
  struct raw_name name;
  if (bytes.short_of || !read_question(message, &bytes, &name)) return;
  if (answers > most_records) answers = most_records;
  for (int chain = 0; chain < longest_chain; chain++) {
    show_addresses(message, bytes, answers, &name, &question->name, show);
    if (!follow_alias(message, bytes, answers, &name)) return;
  }
}
