// A command line out of words, so that a program of Windows takes the same words out of it again.
#ifndef CALLWARDEN_COMMAND_LINE_H
#define CALLWARDEN_COMMAND_LINE_H

#include <wchar.h>

/* The words quoted after the rules of CommandLineToArgvW, apart by one space; the caller frees it. The first of a whole
   command line is the program, whose name knows no escapes: NULL where there is a quote in it. */
wchar_t *command_line_of(wchar_t **words, int count);
wchar_t *arguments_of(wchar_t **words, int count);

#endif
