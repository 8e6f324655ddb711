// Standard input as lines of words. A line that is not understood is answered and changes nothing.
#include "command_lines.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "output.h"
#include "stream.h"

enum { longest_line = 64 << 10 };

void refuse_command(const char *why) { put_error("command", EINVAL, why); }

uint64_t parse_number(const char *text, uint64_t most) {
  uint64_t value = 0;
  if (*text == '\0') return 0;
  for (; *text != '\0'; text++) {
    if (*text < '0' || *text > '9') return 0;
    value = value * 10 + (uint64_t)(*text - '0');
    if (value > most) return 0;
  }
  return value;
}

char *next_word(char **rest) {
  char *word = *rest + strspn(*rest, " \t");
  if (*word == '\0') return NULL;
  char *end = word + strcspn(word, " \t");
  *rest = *end == '\0' ? end : end + 1;
  *end = '\0';
  return word;
}

/* Gives the first word of a line, which has room for a NUL behind it; the rest follows. */
static bool first_word(char *line, size_t length, const char **name, char **rest) {
  // A NUL inside would hide what stands after it.
  if (memchr(line, '\0', length) != NULL) {
    refuse_command("a command is text");
    return false;
  }
  line[length] = '\0';
  if (length > 0 && line[length - 1] == '\r') line[length - 1] = '\0';
  *rest = line;
  *name = next_word(rest);
  return true;
}

bool command_lines_read(void (*obey)(const char *name, char *rest, const void *context), const void *context) {
  // One byte more for the newline, one for the NUL in its place.
  static char pending[longest_line + 2];
  static size_t used;
  static bool skipping;

  long length = read_some(pending + used, longest_line + 1 - used);
  if (length <= 0) return length < 0;
  used += (size_t)length;
  char *from = pending;
  char *end = pending + used;
  for (char *newline; (newline = memchr(from, '\n', (size_t)(end - from))) != NULL; from = newline + 1) {
    const char *name;
    char *rest;
    if (!skipping && first_word(from, (size_t)(newline - from), &name, &rest)) obey(name, rest, context);
    skipping = false;
  }
  used = (size_t)(end - from);
  memmove(pending, from, used);
  if (used > longest_line) {
    if (!skipping) refuse_command("a command line is longer than 65536 bytes");
    skipping = true;
    used = 0;
  }
  if (skipping) used = 0;
  return true;
}
