// UTF-16, as Windows hands it out, in lines of JSON.
#include "wide.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "output.h"

static void put_code_point(uint32_t code) {
  char bytes[4];
  size_t length;
  if (code < 0x800) {
    bytes[0] = (char)(0xc0 | code >> 6);
    bytes[1] = (char)(0x80 | (code & 0x3f));
    length = 2;
  } else if (code < 0x10000) {
    bytes[0] = (char)(0xe0 | code >> 12);
    bytes[1] = (char)(0x80 | (code >> 6 & 0x3f));
    bytes[2] = (char)(0x80 | (code & 0x3f));
    length = 3;
  } else {
    bytes[0] = (char)(0xf0 | code >> 18);
    bytes[1] = (char)(0x80 | (code >> 12 & 0x3f));
    bytes[2] = (char)(0x80 | (code >> 6 & 0x3f));
    bytes[3] = (char)(0x80 | (code & 0x3f));
    length = 4;
  }
  put_raw(bytes, length);
}

void put_wide_quoted(const wchar_t *text, size_t length) {
  put_literal("\"");
  for (size_t at = 0; at < length; at++) {
    uint32_t unit = text[at];
    if (unit == '"' || unit == '\\') {
      put_raw((char[]){'\\', (char)unit}, 2);
    } else if (unit >= 0x20 && unit < 0x7f) {
      put_raw((char[]){(char)unit}, 1);
    } else if (unit < 0xa0) {
      put_escape(unit);
    } else if ((unit & 0xfc00) == 0xd800 && at + 1 < length && (text[at + 1] & 0xfc00) == 0xdc00) {
      put_code_point(0x10000 + ((unit & 0x3ff) << 10) + (text[++at] & 0x3ff));
    } else if ((unit & 0xf800) == 0xd800) {
      put_escape(unit);
    } else {
      put_code_point(unit);
    }
  }
  put_literal("\"");
}

void put_wide_value(const wchar_t *text) {
  if (text == NULL) put_literal("null");
  else put_wide_quoted(text, wcsnlen(text, longest_text));
}

bool same_name(const wchar_t *one, const wchar_t *other) {
  return CompareStringOrdinal(one, -1, other, -1, TRUE) == CSTR_EQUAL;
}

bool starts_with(const wchar_t *text, const wchar_t *beginning) {
  size_t length = wcslen(beginning);
  return wcslen(text) >= length &&
         CompareStringOrdinal(text, (int)length, beginning, (int)length, TRUE) == CSTR_EQUAL;
}

wchar_t *copy_of(const wchar_t *text, size_t length) {
  wchar_t *copy = malloc((length + 1) * sizeof *copy);
  if (copy == NULL) exit(EXIT_FAILURE);
  memcpy(copy, text, length * sizeof *copy);
  copy[length] = L'\0';
  return copy;
}
