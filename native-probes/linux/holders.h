// Which process holds which device node, and the search for a holder when a node was opened.
#ifndef CALLWARDEN_HOLDERS_H
#define CALLWARDEN_HOLDERS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* A full sample tells of every holder again, and forgets those it does not meet. */
void holders_begin_sample(void);
void holders_end_sample(void);

/* A process was seen holding a node: told where that is news. */
void holders_note(pid_t pid, uint64_t start_ticks, int node, int descriptor);

bool holders_any(void);
bool holders_has(pid_t pid);

/* Looks at the known holders again: after a node was closed, and as a safety net. */
void holders_recheck(void);

/* Looks into one process for nodes that it inherited or was given. */
void holders_look_into(pid_t pid, uint64_t start_ticks);

void holders_forget_process(pid_t pid);
void holders_forget_node(int node);

/* A node was opened by somebody: finds out who. */
void holders_search(void);
/* When a further search is due, and that search. */
uint64_t holders_search_due(void);
void holders_search_again(void);

#endif
