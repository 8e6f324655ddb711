// Reads and changes single keys and values of the registry, as asked on standard input. Names and data are hexadecimal,
// so that every letter and every byte comes and goes as it is. What is compared, kept and put back is the caller's.
#include "registry_door.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#include "output.h"

enum {
  most_words = 6,
  /* Registry Element Size Limits: a key's name has at most 255 characters, a value's 16,383. */
  longest_key = 256,
  longest_value = 16384,
  /* Keys below each other; the registry itself allows 512. */
  deepest = 64,
  most_input = 64 << 20,
  /* Bytes of data in one line. */
  piece = 16 << 10,
};

/* What a line has asked for. Texts end with a zero and are the line's own. */
struct asked {
  HKEY hive;
  /* Below the hive. */
  const wchar_t *path;
  REGSAM view;
  const wchar_t *name;
  DWORD type;
  const BYTE *data;
  DWORD length;
};

static int digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  return -1;
}

/* In place: bytes are shorter than their digits. `-` is nothing. False for what is no hexadecimal. */
static bool from_hex(char *word, BYTE **bytes, DWORD *length) {
  *bytes = (BYTE *)word;
  *length = 0;
  if (strcmp(word, "-") == 0) return true;
  for (size_t at = 0; word[at] != '\0'; at += 2) {
    int high = digit(word[at]);
    int low = high < 0 ? -1 : digit(word[at + 1]);
    if (low < 0) return false;
    (*bytes)[(*length)++] = (BYTE)(high << 4 | low);
  }
  return true;
}

/* UTF-16 with a zero at its end, copied: a word may begin at an odd place. Ends the program when memory is out. */
static wchar_t *text_of(char *word) {
  BYTE *bytes;
  DWORD length;
  if (!from_hex(word, &bytes, &length) || length % sizeof(wchar_t) != 0) return NULL;
  wchar_t *text = calloc(length / sizeof(wchar_t) + 1, sizeof *text);
  if (text == NULL) exit(EXIT_FAILURE);
  memcpy(text, bytes, length);
  // A zero inside would end the text early: another key or value would be meant.
  if (wcslen(text) == length / sizeof(wchar_t)) return text;
  free(text);
  return NULL;
}

static void put_hex(const void *data, size_t length) {
  static const char digits[] = "0123456789abcdef";
  const BYTE *bytes = data;
  put_literal("\"");
  for (size_t at = 0; at < length; at++) {
    char pair[2] = {digits[bytes[at] >> 4], digits[bytes[at] & 15]};
    put_raw(pair, 2);
  }
  put_literal("\"");
}

static void put_name(const wchar_t *name) {
  put_literal(",\"name\":");
  put_hex(name, wcslen(name) * sizeof *name);
}

static void answer(LSTATUS status) {
  line_begin("answer");
  if (status == ERROR_SUCCESS) put_literal(",\"outcome\":\"done\"");
  else if (status == ERROR_FILE_NOT_FOUND || status == ERROR_PATH_NOT_FOUND) put_literal(",\"outcome\":\"absent\"");
  else put_literal(",\"outcome\":\"refused\"");
  put_number("error", (uint64_t)status);
  line_end();
}

/* A link of the registry is opened itself, not what it leads to. */
static LSTATUS open_key(HKEY below, const wchar_t *path, REGSAM access, HKEY *key) {
  return RegOpenKeyExW(below, path, REG_OPTION_OPEN_LINK, access, key);
}

static void tell_data(const wchar_t *name, DWORD type, const BYTE *data, DWORD length) {
  line_begin("value");
  put_name(name);
  put_number("kind", type);
  line_end();
  for (DWORD at = 0; at < length; at += piece) {
    line_begin("data");
    put_literal(",\"hex\":");
    put_hex(data + at, length - at < piece ? length - at : piece);
    line_end();
  }
}

static LSTATUS tell_value(HKEY key, const wchar_t *name) {
  DWORD type, length = 0;
  BYTE *data = NULL;
  LSTATUS status = RegQueryValueExW(key, name, NULL, &type, NULL, &length);
  // It may grow between the two questions.
  while (status == ERROR_SUCCESS || status == ERROR_MORE_DATA) {
    free(data);
    data = malloc(length + 1);
    if (data == NULL) exit(EXIT_FAILURE);
    status = RegQueryValueExW(key, name, NULL, &type, data, &length);
    if (status == ERROR_SUCCESS) break;
  }
  // Where a link leads is no data: it could not be put back.
  if (status == ERROR_SUCCESS && type == REG_LINK) status = ERROR_NOT_SUPPORTED;
  if (status == ERROR_SUCCESS) tell_data(name, type, data, length);
  free(data);
  return status;
}

static LSTATUS tell_values(HKEY key) {
  wchar_t *name = malloc(longest_value * sizeof *name);
  if (name == NULL) exit(EXIT_FAILURE);
  LSTATUS status = ERROR_SUCCESS;
  for (DWORD at = 0; status == ERROR_SUCCESS; at++) {
    DWORD length = longest_value;
    status = RegEnumValueW(key, at, name, &length, NULL, NULL, NULL, NULL);
    if (status == ERROR_SUCCESS) status = tell_value(key, name);
  }
  free(name);
  return status == ERROR_NO_MORE_ITEMS ? ERROR_SUCCESS : status;
}

/* A key, its values, then the keys in it, each closed by `end`. */
static LSTATUS tell_key(HKEY key, const wchar_t *name, REGSAM view, int depth) {
  if (depth == deepest) return ERROR_NOT_SUPPORTED;
  line_begin("key");
  put_name(name);
  line_end();
  LSTATUS status = tell_values(key);
  for (DWORD at = 0; status == ERROR_SUCCESS; at++) {
    wchar_t inner_name[longest_key];
    DWORD length = longest_key;
    status = RegEnumKeyExW(key, at, inner_name, &length, NULL, NULL, NULL, NULL);
    if (status != ERROR_SUCCESS) break;
    HKEY inner;
    status = open_key(key, inner_name, KEY_READ | view, &inner);
    if (status != ERROR_SUCCESS) break;
    status = tell_key(inner, inner_name, view, depth + 1);
    RegCloseKey(inner);
  }
  if (status != ERROR_SUCCESS && status != ERROR_NO_MORE_ITEMS) return status;
  line_begin("end");
  line_end();
  return ERROR_SUCCESS;
}

static LSTATUS do_read(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_READ | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  status = tell_value(key, asked->name);
  RegCloseKey(key);
  return status;
}

static LSTATUS do_export(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_READ | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  status = tell_key(key, L"", asked->view, 0);
  RegCloseKey(key);
  return status;
}

/* The names of what is in it, and nothing of what that holds. */
static LSTATUS do_list(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_READ | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  wchar_t *name = malloc(longest_value * sizeof *name);
  if (name == NULL) exit(EXIT_FAILURE);
  for (DWORD at = 0;; at++) {
    DWORD length = longest_key;
    if (RegEnumKeyExW(key, at, name, &length, NULL, NULL, NULL, NULL) != ERROR_SUCCESS) break;
    line_begin("inner");
    put_name(name);
    line_end();
  }
  for (DWORD at = 0;; at++) {
    DWORD length = longest_value;
    if (RegEnumValueW(key, at, name, &length, NULL, NULL, NULL, NULL) != ERROR_SUCCESS) break;
    line_begin("named");
    put_name(name);
    line_end();
  }
  free(name);
  RegCloseKey(key);
  return ERROR_SUCCESS;
}

static LSTATUS do_present(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_READ | asked->view, &key);
  if (status == ERROR_SUCCESS) RegCloseKey(key);
  return status;
}

static LSTATUS do_make(const struct asked *asked) {
  HKEY key;
  LSTATUS status = RegCreateKeyExW(asked->hive, asked->path, 0, NULL, 0, KEY_READ | asked->view, NULL, &key, NULL);
  if (status == ERROR_SUCCESS) RegCloseKey(key);
  return status;
}

static LSTATUS do_write(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_SET_VALUE | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  status = RegSetValueExW(key, asked->name, 0, asked->type, asked->data, asked->length);
  if (status == ERROR_SUCCESS) status = RegFlushKey(key);
  RegCloseKey(key);
  return status;
}

static LSTATUS do_erase(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_SET_VALUE | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  status = RegDeleteValueW(key, asked->name);
  RegCloseKey(key);
  return status;
}

/* The key with everything in it. */
static LSTATUS do_drop(const struct asked *asked) {
  HKEY key;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_READ | KEY_WRITE | DELETE | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  status = RegDeleteTreeW(key, NULL);
  RegCloseKey(key);
  return status == ERROR_SUCCESS ? RegDeleteKeyExW(asked->hive, asked->path, asked->view, 0) : status;
}

/* The key, where nothing is in it; else it stays, which is no refusal. */
static LSTATUS do_trim(const struct asked *asked) {
  HKEY key;
  DWORD keys, values;
  LSTATUS status = open_key(asked->hive, asked->path, KEY_READ | asked->view, &key);
  if (status != ERROR_SUCCESS) return status;
  status = RegQueryInfoKeyW(key, NULL, NULL, NULL, &keys, NULL, NULL, &values, NULL, NULL, NULL, NULL);
  RegCloseKey(key);
  if (status != ERROR_SUCCESS || keys > 0 || values > 0) return status;
  return RegDeleteKeyExW(asked->hive, asked->path, asked->view, 0);
}

static const struct deed {
  const char *word;
  int words;
  LSTATUS (*act)(const struct asked *asked);
  bool looks;
} deeds[] = {
    {"read", 4, do_read, true},    {"export", 3, do_export, true},
    {"list", 3, do_list, true},    {"present", 3, do_present, true}, {"make", 3, do_make, false},
    {"write", 6, do_write, false}, {"erase", 4, do_erase, false},  {"drop", 3, do_drop, false},
    {"trim", 3, do_trim, false},
};

static bool split_hive(const wchar_t *whole, struct asked *asked) {
  static const struct {
    const wchar_t *word;
    HKEY hive;
  } hives[] = {{L"HKCU\\", HKEY_CURRENT_USER}, {L"HKLM\\", HKEY_LOCAL_MACHINE}, {L"HKU\\", HKEY_USERS}};
  for (size_t at = 0; at < sizeof hives / sizeof *hives; at++) {
    size_t length = wcslen(hives[at].word);
    if (wcsncmp(whole, hives[at].word, length) != 0) continue;
    asked->hive = hives[at].hive;
    asked->path = whole + length;
    // Never a hive as a whole.
    return asked->path[0] != L'\0' && asked->path[0] != L'\\';
  }
  return false;
}

/* False where the line is not of the protocol, or its deed was refused: what follows is not done. */
static bool do_line(char *line) {
  char *words[most_words];
  int count = 0;
  for (char *word = strtok(line, " "); word != NULL && count < most_words; word = strtok(NULL, " ")) words[count++] = word;
  const struct deed *deed = NULL;
  for (size_t at = 0; at < sizeof deeds / sizeof *deeds; at++) {
    if (count == deeds[at].words && strcmp(words[0], deeds[at].word) == 0) deed = &deeds[at];
  }
  struct asked asked = {.view = KEY_WOW64_64KEY};
  wchar_t *whole = deed == NULL ? NULL : text_of(words[2]);
  wchar_t *name = deed != NULL && count > 3 ? text_of(words[3]) : NULL;
  BYTE *data = NULL;
  bool fits = whole != NULL && split_hive(whole, &asked) && (count < 4 || name != NULL) &&
              (count < 6 || from_hex(words[5], &data, &asked.length));
  LSTATUS status = ERROR_INVALID_PARAMETER;
  if (fits) {
    if (strcmp(words[1], "32") == 0) asked.view = KEY_WOW64_32KEY;
    asked.name = name;
    asked.data = data;
    if (count == 6) asked.type = strtoul(words[4], NULL, 10);
    status = deed->act(&asked);
  }
  answer(status);
  free(whole);
  free(name);
  bool absent = status == ERROR_FILE_NOT_FOUND || status == ERROR_PATH_NOT_FOUND;
  return status == ERROR_SUCCESS || (fits && (absent || deed->looks));
}

/* All of standard input, with a zero at its end; NULL where it is too long. */
static char *whole_input(void) {
  HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
  size_t room = 64 << 10, length = 0;
  char *text = malloc(room);
  for (;;) {
    if (text == NULL) exit(EXIT_FAILURE);
    DWORD count = 0;
    if (!ReadFile(input, text + length, (DWORD)(room - length - 1), &count, NULL) || count == 0) break;
    length += count;
    if (length > most_input) return NULL;
    if (room - length < 2) text = realloc(text, room *= 2);
  }
  text[length] = '\0';
  return text;
}

int registry_door(void) {
  char *text = whole_input();
  if (text == NULL) return EXIT_FAILURE;
  for (char *line = text; line != NULL && *line != '\0';) {
    char *end = strchr(line, '\n');
    if (end != NULL) *end = '\0';
    if (!do_line(line)) break;
    line = end == NULL ? NULL : end + 1;
  }
  free(text);
  line_begin("answer.complete");
  line_end();
  output_flush();
  return EXIT_SUCCESS;
}
