// One process's descriptors: which sockets and which device nodes it holds.
#ifndef CALLWARDEN_DESCRIPTORS_H
#define CALLWARDEN_DESCRIPTORS_H

#include <stdbool.h>
#include <stdint.h>

struct descriptor_visitor {
  void *context;
  /* Either may be NULL. `descriptor` is its number in that process, `node` an index of devices.h. */
  void (*socket)(void *context, uint64_t inode);
  void (*device)(void *context, int node, int descriptor);
};

enum descriptor_outcome { descriptors_read, descriptors_denied, descriptors_gone };

/* `folder` is the process's, from process_folder(). */
enum descriptor_outcome visit_descriptors(int folder, const struct descriptor_visitor *visitor);

/* Whether this descriptor still is that device node. */
bool descriptor_is_node(int folder, int descriptor, int node);

#endif
