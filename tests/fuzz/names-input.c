// What the fuzzers call: some packets of a stranger's, one after another, through all of the watch for names but its
// socket. Input: for each packet a byte of directions, two of length, and its bytes. A direction of 4 or more is a
// command instead.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "flows.h"
#include "orders.h"
#include "output.h"
#include "stream.h"
#include "take.h"

static const char *command = "";
static size_t command_left;

void write_all(const char *bytes, size_t length) {
  // Whatever came in, what goes out is plain lines.
  for (size_t at = 0; at < length; at++) {
    if (bytes[at] != '\n' && (bytes[at] < ' ' || bytes[at] > '~')) abort();
  }
}

long read_some(char *bytes, size_t room) {
  size_t length = command_left < room ? command_left : room;
  memcpy(bytes, command, length);
  command += length;
  command_left -= length;
  return (long)length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  while (size >= 3) {
    size_t length = (size_t)data[1] << 8 | data[2];
    if (length > size - 3) length = size - 3;
    // A copy of its very size: the sanitizers see each byte that is read behind it.
    unsigned char *bytes = malloc(length == 0 ? 1 : length);
    memcpy(bytes, data + 3, length);
    if (data[0] < 4) {
      take_frame(&(struct frame){.bytes = bytes,
                                 .length = length,
                                 .interface = 1,
                                 .sent = (data[0] & 1) != 0,
                                 .received = (data[0] & 2) != 0});
    } else {
      command = (const char *)bytes;
      command_left = length;
      while (command_left > 0) orders_read();
      orders_read();
    }
    free(bytes);
    data += 3 + length;
    size -= 3 + length;
  }
  flows_tell();
  output_flush();
  return 0;
}
