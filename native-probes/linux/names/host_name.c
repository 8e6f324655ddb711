// What may pass for a host's name.
#include "host_name.h"

#include <string.h>

enum { longest_label = 63 };

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool read_host_name(const void *bytes, size_t length, struct host_name *name) {
  const char *from = bytes;
  if (length > 0 && from[length - 1] == '.') length--;
  if (length == 0 || length > longest_name) return false;
  size_t label = 0, labels = 1;
  bool digits_only = true;
  for (size_t at = 0; at < length; at++) {
    char c = from[at];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    name->text[at] = c;
    if (c == '.') {
      if (label == 0 || from[at - 1] == '-') return false;
      label = 0;
      labels++;
      digits_only = true;
      continue;
    }
    if (!is_letter(c) && !is_digit(c) && c != '_' && (c != '-' || label == 0)) return false;
    if (!is_digit(c)) digits_only = false;
    if (++label > longest_label) return false;
  }
  name->text[length] = '\0';
  return label > 0 && labels > 1 && !digits_only && name->text[length - 1] != '-';
}
