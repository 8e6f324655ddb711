// Standard input and output of a Windows process. A pipe cannot be waited for, so a thread of its own reads the input.
#include "stream.h"

#include <stdlib.h>
#include <string.h>

#include "input.h"

static HANDLE filled;
static HANDLE emptied;
static char buffer[64 << 10];
static size_t from, until;
static volatile LONG at_end;

void write_all(const char *bytes, size_t length) {
  HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
  while (length > 0) {
    DWORD written = 0;
    if (!WriteFile(output, bytes, length > 1 << 16 ? 1 << 16 : (DWORD)length, &written, NULL)) {
      DWORD error = GetLastError();
      ExitProcess(error == ERROR_NO_DATA || error == ERROR_BROKEN_PIPE ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    bytes += written;
    length -= written;
  }
}

static DWORD WINAPI read_on(void *unused) {
  (void)unused;
  HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
  for (;;) {
    DWORD length = 0;
    bool read = ReadFile(input, buffer, sizeof buffer, &length, NULL);
    from = 0;
    until = read ? length : 0;
    if (until == 0) InterlockedExchange(&at_end, 1);
    SetEvent(filled);
    if (until == 0) return 0;
    WaitForSingleObject(emptied, INFINITE);
  }
}

HANDLE input_start(void) {
  filled = CreateEventW(NULL, TRUE, FALSE, NULL);
  emptied = CreateEventW(NULL, FALSE, FALSE, NULL);
  HANDLE thread = CreateThread(NULL, 0, read_on, NULL, 0, NULL);
  if (filled == NULL || emptied == NULL || thread == NULL) ExitProcess(EXIT_FAILURE);
  CloseHandle(thread);
  return filled;
}

long read_some(char *bytes, size_t room) {
  if (at_end) return 0;
  size_t length = until - from < room ? until - from : room;
  memcpy(bytes, buffer + from, length);
  from += length;
  if (from == until) {
    ResetEvent(filled);
    SetEvent(emptied);
  }
  return (long)length;
}
