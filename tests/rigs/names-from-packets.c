// The watch for names without its socket: packets and commands come as lines of text, and what it would tell is printed.
//   sent HEX, received HEX, looped HEX   a packet from its IP header on
//   wait MS                              lets time pass
//   flows                                tells the flows that have moved
//   anything else                        a command
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "flows.h"
#include "orders.h"
#include "output.h"
#include "stream.h"
#include "take.h"

static char line[1 << 18];
static const char *command = "";

void write_all(const char *bytes, size_t length) { fwrite(bytes, 1, length, stdout); }

long read_some(char *bytes, size_t room) {
  size_t length = strlen(command);
  if (length > room) length = room;
  memcpy(bytes, command, length);
  command += length;
  return (long)length;
}

static size_t bytes_of(const char *hex, unsigned char *bytes) {
  size_t length = 0;
  for (unsigned byte; sscanf(hex, "%2x", &byte) == 1; hex += 2) bytes[length++] = (unsigned char)byte;
  return length;
}

static bool take_line(const char *direction, bool sent, bool received) {
  size_t length = strlen(direction);
  if (strncmp(line, direction, length) != 0) return false;
  // Of its very size, so that the sanitizers see each byte that is read behind it.
  size_t most = strlen(line) / 2 + 1;
  unsigned char *room = malloc(most);
  size_t size = bytes_of(line + length, room);
  unsigned char *bytes = malloc(size == 0 ? 1 : size);
  memcpy(bytes, room, size);
  take_frame(&(struct frame){.bytes = bytes, .length = size, .interface = 1, .sent = sent, .received = received});
  free(bytes);
  free(room);
  return true;
}

int main(void) {
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (line[0] == '#') continue;
    if (take_line("sent ", true, false) || take_line("received ", false, true) || take_line("looped ", true, true)) continue;
    if (strncmp(line, "wait ", 5) == 0) {
      usleep((useconds_t)atoi(line + 5) * 1000);
      continue;
    }
    if (strcmp(line, "flows\n") == 0) {
      flows_tell();
      continue;
    }
    command = line;
    orders_read();
  }
  output_flush();
  return EXIT_SUCCESS;
}
