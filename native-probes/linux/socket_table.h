// The sockets that were met, by inode and by the kernel's own number.
#ifndef CALLWARDEN_SOCKET_TABLE_H
#define CALLWARDEN_SOCKET_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "focus.h"
#include "socket_lines.h"

enum standing {
  /* Met in the kernel's tables; whose it is has not been found out. */
  unknown,
  /* Nobody's in focus: not asked for again until the focus changes. */
  foreign,
  watched,
  /* Nobody holds it any more, and it was never told: at its end it has passed. */
  passing,
  /* Told as closed; remembered so that its end does not count it again. */
  gone,
};

/* Pointers hold until the next socket_add or socket_forget. NULL where there is none. */
struct watched_socket *socket_of_inode(uint64_t inode);
struct watched_socket *socket_of_cookie(uint64_t cookie);
/* The one of this inode; all zero but for that where it is new. */
struct watched_socket *socket_add(uint64_t inode);
/* Takes in how it is now. */
void socket_remember(struct watched_socket *socket, const struct socket_row *row);
/* Others may move to lower slots. */
void socket_forget(struct watched_socket *socket);
void sockets_forget_all(void);

/* A walk: slots from 0 on; NULL where a slot is empty. */
size_t socket_slots(void);
struct watched_socket *socket_in(size_t slot);

/* Met early and not told yet. */
static inline bool socket_is_early(const struct watched_socket *socket) {
  return socket->standing == watched && !socket->was_told;
}

static inline struct owner socket_owner(const struct watched_socket *socket) {
  return (struct owner){.pid = socket->pid, .start_ticks = socket->start_ticks};
}

static inline bool socket_moved_nothing(const struct socket_row *before, const struct socket_row *now) {
  return before->state == now->state && before->sent == now->sent && before->received == now->received;
}

#endif
