// What is installed, what starts by itself, what opens links, and who may use a device: one line each.
#ifndef CALLWARDEN_INVENTORY_H
#define CALLWARDEN_INVENTORY_H

void tell_inventory(void);
/* Whether this program has the administrator's rights, and nothing else. */
void tell_who_runs(void);

#endif
