// Lines of JSON into one big buffer, and one write per flush.
#ifndef CALLWARDEN_OUTPUT_H
#define CALLWARDEN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A line: line_begin("type"), members, line_end(). Keys are literals, written with their punctuation in one copy. */
#define line_begin(type) line_start("{\"type\":\"" type "\"", sizeof "{\"type\":\"" type "\"" - 1)
#define put_number(key, value) put_number_after(",\"" key "\":", sizeof ",\"" key "\":" - 1, value)
#define put_bool(key, value) \
  put_raw((value) ? ",\"" key "\":true" : ",\"" key "\":false", \
          (value) ? sizeof ",\"" key "\":true" - 1 : sizeof ",\"" key "\":false" - 1)
#define put_literal(text) put_raw(text, sizeof text - 1)
#define put_null(key) put_literal(",\"" key "\":null")
#define put_text(key, bytes, length) (put_literal(",\"" key "\":"), put_quoted(bytes, length))

void line_start(const char *opening, size_t length);
void line_end(void);
void put_raw(const char *bytes, size_t length);
void put_number_after(const char *key, size_t length, uint64_t value);
/* Bytes as a JSON string; each byte that is not part of UTF-8 becomes one lone surrogate, \udc80 to \udcff. */
void put_quoted(const void *bytes, size_t length);
/* One UTF-16 unit as JSON's \uXXXX, inside a string that the caller has opened. */
void put_escape(unsigned code);

/* An `error` line; `error` 0 where no system call failed. */
void put_error(const char *call, int error, const char *message);

/* Writes what is there. Ends the program, with success, when nobody reads any more. */
void output_flush(void);

#endif
