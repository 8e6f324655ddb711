// The sockets that were met, by inode and by the kernel's own number.
#include "socket_table.h"

#include "table.h"

static struct table sockets = {.entry_size = sizeof(struct watched_socket)};

struct named_by_cookie {
  uint64_t cookie;
  uint64_t inode;
};
static struct table cookies = {.entry_size = sizeof(struct named_by_cookie)};

struct watched_socket *socket_of_cookie(uint64_t cookie) {
  const struct named_by_cookie *name = table_find(&cookies, cookie);
  return name == NULL ? NULL : table_find(&sockets, name->inode);
}

struct watched_socket *socket_of_inode(uint64_t inode) { return table_find(&sockets, inode); }
struct watched_socket *socket_add(uint64_t inode) { return table_add(&sockets, inode); }
size_t socket_slots(void) { return sockets.slots; }
struct watched_socket *socket_in(size_t slot) { return table_slot(&sockets, slot); }

void socket_remember(struct watched_socket *socket, const struct socket_row *row) {
  if (socket->row.cookie != row->cookie && row->cookie != 0) {
    struct named_by_cookie *name = table_add(&cookies, row->cookie);
    name->inode = row->inode;
  }
  socket->row = *row;
}

void socket_forget(struct watched_socket *socket) {
  struct named_by_cookie *name = table_find(&cookies, socket->row.cookie);
  if (name != NULL && name->inode == socket->inode) table_remove(&cookies, name);
  table_remove(&sockets, socket);
}

void sockets_forget_all(void) {
  table_clear(&sockets);
  table_clear(&cookies);
}
