// Standard input as lines of words. A line that is not understood is answered and changes nothing.
#ifndef CALLWARDEN_COMMAND_LINES_H
#define CALLWARDEN_COMMAND_LINES_H

#include <stdbool.h>
#include <stdint.h>

/* A whole positive number up to `most` and nothing else; 0 otherwise. */
uint64_t parse_number(const char *text, uint64_t most);

/* The next word, ended by a NUL put into the line, or NULL. */
char *next_word(char **rest);

/* Answers a command with an `error` line. */
void refuse_command(const char *why);

/* Reads what is there, and gives each line's first word (NULL where there is none) and its rest. False at the end. */
bool command_lines_read(void (*obey)(const char *name, char *rest, const void *context), const void *context);

#endif
