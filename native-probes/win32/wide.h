// UTF-16, as Windows hands it out, in lines of JSON.
#ifndef CALLWARDEN_WIDE_H
#define CALLWARDEN_WIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* No text in a line is longer, in UTF-16 units: nine of them fit into the longest line however they are escaped. */
enum { longest_text = 2048 };

/* A member whose value is text, or null where there is none. */
#define put_wide(key, text) (put_literal(",\"" key "\":"), put_wide_value(text))

/* As a JSON string. Half a surrogate pair stays what it is, so that nothing is lost. */
void put_wide_quoted(const wchar_t *text, size_t length);
void put_wide_value(const wchar_t *text);

/* Whether two names are the same as the system compares them: without regard to case, by its own table. */
bool same_name(const wchar_t *one, const wchar_t *other);
bool starts_with(const wchar_t *text, const wchar_t *beginning);

/* A copy that the caller frees. Ends the program when memory is out. */
wchar_t *copy_of(const wchar_t *text, size_t length);

#endif
