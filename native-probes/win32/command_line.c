// A command line out of words, so that a program of Windows takes the same words out of it again.
#include "command_line.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static wchar_t *put(wchar_t *at, wchar_t letter, size_t times) {
  while (times-- > 0) *at++ = letter;
  return at;
}

/* Backslashes count only before a quote: there, and before the quote that closes the word, each becomes two. */
static wchar_t *put_word(wchar_t *at, const wchar_t *word) {
  bool plain = word[0] != L'\0' && wcspbrk(word, L" \t\n\v\"") == NULL;
  if (plain) {
    size_t length = wcslen(word);
    memcpy(at, word, length * sizeof *word);
    return at + length;
  }
  size_t slashes = 0;
  *at++ = L'"';
  for (; *word != L'\0'; word++) {
    if (*word == L'\\') {
      slashes++;
      continue;
    }
    at = put(at, L'\\', *word == L'"' ? slashes * 2 + 1 : slashes);
    *at++ = *word;
    slashes = 0;
  }
  at = put(at, L'\\', slashes * 2);
  *at++ = L'"';
  return at;
}

static wchar_t *joined(wchar_t **words, int count, bool begins_with_program) {
  size_t room = 1;
  for (int at = 0; at < count; at++) room += wcslen(words[at]) * 2 + 3;
  wchar_t *line = malloc(room * sizeof *line);
  if (line == NULL) exit(EXIT_FAILURE);
  wchar_t *end = line;
  for (int at = 0; at < count; at++) {
    if (at > 0) *end++ = L' ';
    if (at == 0 && begins_with_program) {
      size_t length = wcslen(words[0]);
      *end++ = L'"';
      memcpy(end, words[0], length * sizeof *end);
      end += length;
      *end++ = L'"';
    } else {
      end = put_word(end, words[at]);
    }
  }
  *end = L'\0';
  return line;
}

wchar_t *command_line_of(wchar_t **words, int count) {
  return count == 0 || wcschr(words[0], L'"') != NULL ? NULL : joined(words, count, true);
}

wchar_t *arguments_of(wchar_t **words, int count) { return joined(words, count, false); }
