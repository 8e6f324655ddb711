// A small fuzzer of our own, where clang's libFuzzer is not there: changes the seeds at random, from a number that is
// printed, so that a run can be had again. Arguments: seconds, number, seed files.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { most_seeds = 256, longest = 1 << 16, clock_every = 256 };

static struct {
  unsigned char *bytes;
  size_t length;
} seeds[most_seeds];
static size_t count;
static uint64_t state;

static uint64_t any(uint64_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state % below;
}

static void read_seed(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || count == most_seeds) return;
  seeds[count].bytes = malloc(longest);
  seeds[count].length = fread(seeds[count].bytes, 1, longest, file);
  if (seeds[count].length > 0) count++;
  fclose(file);
}

static const unsigned char tempting[] = {0x00, 0x01, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xfe, 0xff};

static size_t change(unsigned char *bytes, size_t length) {
  size_t at = any(length);
  size_t part = 1 + any(length - at < 64 ? length - at : 64);
  switch (any(6)) {
    case 0:
      bytes[at] ^= (unsigned char)(1u << any(8));
      return length;
    case 1:
      bytes[at] = tempting[any(sizeof tempting)];
      return length;
    case 2:
      bytes[at] = (unsigned char)any(256);
      return length;
    case 3:  // without a part
      if (part == length) return length;
      memmove(bytes + at, bytes + at + part, length - at - part);
      return length - part;
    case 4:  // with a part twice
      if (length + part > longest) return length;
      memmove(bytes + at + part, bytes + at, length - at);
      return length + part;
    default: {  // with a part of another seed
      size_t other = any(count);
      size_t from = any(seeds[other].length);
      if (part > seeds[other].length - from) part = seeds[other].length - from;
      memcpy(bytes + at, seeds[other].bytes + from, part);
      return length;
    }
  }
}

int main(int arguments, char **argument) {
  if (arguments < 4) return 2;
  time_t end = time(NULL) + atoi(argument[1]);
  state = strtoull(argument[2], NULL, 10) | 1;
  for (int at = 3; at < arguments; at++) read_seed(argument[at]);
  if (count == 0) return 2;
  unsigned long long runs = 0;
  static unsigned char bytes[longest];
  while (runs % clock_every != 0 || time(NULL) < end) {
    size_t seed = any(count), length = seeds[seed].length;
    memcpy(bytes, seeds[seed].bytes, length);
    for (uint64_t changes = 1 + any(8); changes > 0; changes--) length = change(bytes, length);
    LLVMFuzzerTestOneInput(bytes, length);
    runs++;
  }
  printf("%llu runs\n", runs);
  return 0;
}
