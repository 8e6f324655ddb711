// The system's four tables of sockets as rows of one shape, and the counters behind a TCP row.
#include "socket_tables.h"

#include <stdlib.h>
#include <string.h>
#include <winsock2.h>
#include <ws2tcpip.h>
#include <iphlpapi.h>
#include <tcpestats.h>

typedef DWORD(WINAPI *table_getter)(void *table, DWORD *size, BOOL sorted, ULONG family, int class, ULONG reserved);

static const char *failed_call = "";
static unsigned long failed_error;

const char *socket_tables_failure(unsigned long *error) {
  *error = failed_error;
  return failed_call;
}

/* Ports stand in network order in the low half of a number. */
static uint16_t port_of(DWORD port) { return ntohs((uint16_t)port); }

static void *take_table(table_getter get, const char *call, ULONG family, int class) {
  static void *table;
  static DWORD room = 64 << 10;
  for (int tries = 0; tries < 8; tries++) {
    if (table == NULL && (table = malloc(room)) == NULL) exit(EXIT_FAILURE);
    DWORD size = room;
    DWORD error = get(table, &size, FALSE, family, class, 0);
    if (error == NO_ERROR) return table;
    failed_call = call;
    failed_error = error;
    if (error != ERROR_INSUFFICIENT_BUFFER) return NULL;
    free(table);
    table = NULL;
    room = (size > room ? size : room) + (16 << 10);
  }
  return NULL;
}

static DWORD WINAPI get_tcp(void *table, DWORD *size, BOOL sorted, ULONG family, int class, ULONG reserved) {
  return GetExtendedTcpTable(table, size, sorted, family, (TCP_TABLE_CLASS)class, reserved);
}

static DWORD WINAPI get_udp(void *table, DWORD *size, BOOL sorted, ULONG family, int class, ULONG reserved) {
  return GetExtendedUdpTable(table, size, sorted, family, (UDP_TABLE_CLASS)class, reserved);
}

static void show(row_visitor visit, const struct socket_row *row) {
  // What waits to be forgotten (TIME_WAIT) belongs to nobody any more.
  if (row->pid != 0) visit(row);
}

static bool each_tcp4(row_visitor visit) {
  const MIB_TCPTABLE_OWNER_PID *table = take_table(get_tcp, "GetExtendedTcpTable", AF_INET, TCP_TABLE_OWNER_PID_ALL);
  for (DWORD at = 0; table != NULL && at < table->dwNumEntries; at++) {
    const MIB_TCPROW_OWNER_PID *from = &table->table[at];
    struct socket_row row = {.pid = from->dwOwningPid, .state = (uint8_t)from->dwState,
                             .local_port = port_of(from->dwLocalPort), .remote_port = port_of(from->dwRemotePort)};
    memcpy(row.local, &from->dwLocalAddr, 4);
    memcpy(row.remote, &from->dwRemoteAddr, 4);
    show(visit, &row);
  }
  return table != NULL;
}

static bool each_tcp6(row_visitor visit) {
  const MIB_TCP6TABLE_OWNER_PID *table = take_table(get_tcp, "GetExtendedTcpTable", AF_INET6, TCP_TABLE_OWNER_PID_ALL);
  for (DWORD at = 0; table != NULL && at < table->dwNumEntries; at++) {
    const MIB_TCP6ROW_OWNER_PID *from = &table->table[at];
    struct socket_row row = {.pid = from->dwOwningPid, .state = (uint8_t)from->dwState, .v6 = true,
                             .local_port = port_of(from->dwLocalPort), .remote_port = port_of(from->dwRemotePort),
                             .local_scope = from->dwLocalScopeId, .remote_scope = from->dwRemoteScopeId};
    memcpy(row.local, from->ucLocalAddr, 16);
    memcpy(row.remote, from->ucRemoteAddr, 16);
    show(visit, &row);
  }
  return table != NULL;
}

static bool each_udp4(row_visitor visit) {
  const MIB_UDPTABLE_OWNER_PID *table = take_table(get_udp, "GetExtendedUdpTable", AF_INET, UDP_TABLE_OWNER_PID);
  for (DWORD at = 0; table != NULL && at < table->dwNumEntries; at++) {
    const MIB_UDPROW_OWNER_PID *from = &table->table[at];
    struct socket_row row = {.pid = from->dwOwningPid, .udp = true, .local_port = port_of(from->dwLocalPort)};
    memcpy(row.local, &from->dwLocalAddr, 4);
    show(visit, &row);
  }
  return table != NULL;
}

static bool each_udp6(row_visitor visit) {
  const MIB_UDP6TABLE_OWNER_PID *table = take_table(get_udp, "GetExtendedUdpTable", AF_INET6, UDP_TABLE_OWNER_PID);
  for (DWORD at = 0; table != NULL && at < table->dwNumEntries; at++) {
    const MIB_UDP6ROW_OWNER_PID *from = &table->table[at];
    struct socket_row row = {.pid = from->dwOwningPid, .udp = true, .v6 = true,
                             .local_port = port_of(from->dwLocalPort), .local_scope = from->dwLocalScopeId};
    memcpy(row.local, from->ucLocalAddr, 16);
    show(visit, &row);
  }
  return table != NULL;
}

bool socket_tables_each(row_visitor visit) {
  // Each is shown before the next is taken: they share one buffer.
  bool tcp4 = each_tcp4(visit);
  bool tcp6 = each_tcp6(visit);
  bool udp4 = each_udp4(visit);
  bool udp6 = each_udp6(visit);
  return tcp4 && tcp6 && udp4 && udp6;
}

/* The counters are asked for with the row as GetTcpTable would give it. They are looked up by name, because they are
   not there on every system that has the tables. */
typedef ULONG(WINAPI *stats_setter)(void *row, TCP_ESTATS_TYPE type, UCHAR *settings, ULONG version, ULONG size, ULONG offset);
typedef ULONG(WINAPI *stats_getter)(void *row, TCP_ESTATS_TYPE type, UCHAR *settings, ULONG settings_version,
                                    ULONG settings_size, UCHAR *fixed, ULONG fixed_version, ULONG fixed_size,
                                    UCHAR *counted, ULONG counted_version, ULONG counted_size);

static struct {
  bool looked_up;
  stats_setter set4, set6;
  stats_getter get4, get6;
} stats;

static FARPROC entry_of(const char *name) { return GetProcAddress(GetModuleHandleW(L"iphlpapi.dll"), name); }

static void look_up(void) {
  if (stats.looked_up) return;
  stats.looked_up = true;
  stats.set4 = (stats_setter)(void *)entry_of("SetPerTcpConnectionEStats");
  stats.set6 = (stats_setter)(void *)entry_of("SetPerTcp6ConnectionEStats");
  stats.get4 = (stats_getter)(void *)entry_of("GetPerTcpConnectionEStats");
  stats.get6 = (stats_getter)(void *)entry_of("GetPerTcp6ConnectionEStats");
}

union bare_row {
  MIB_TCPROW v4;
  MIB_TCP6ROW v6;
};

static union bare_row bare(const struct socket_row *row) {
  union bare_row bare = {0};
  if (row->v6) {
    memcpy(&bare.v6.LocalAddr, row->local, 16);
    memcpy(&bare.v6.RemoteAddr, row->remote, 16);
    bare.v6.dwLocalScopeId = row->local_scope;
    bare.v6.dwRemoteScopeId = row->remote_scope;
    bare.v6.dwLocalPort = htons(row->local_port);
    bare.v6.dwRemotePort = htons(row->remote_port);
    bare.v6.State = (MIB_TCP_STATE)row->state;
  } else {
    memcpy(&bare.v4.dwLocalAddr, row->local, 4);
    memcpy(&bare.v4.dwRemoteAddr, row->remote, 4);
    bare.v4.dwLocalPort = htons(row->local_port);
    bare.v4.dwRemotePort = htons(row->remote_port);
    bare.v4.dwState = row->state;
  }
  return bare;
}

unsigned long row_count_bytes(const struct socket_row *row) {
  look_up();
  stats_setter set = row->v6 ? stats.set6 : stats.set4;
  if (set == NULL) return ERROR_CALL_NOT_IMPLEMENTED;
  union bare_row of = bare(row);
  TCP_ESTATS_DATA_RW_v0 wanted = {.EnableCollection = TRUE};
  return set(&of, TcpConnectionEstatsData, (UCHAR *)&wanted, 0, sizeof wanted, 0);
}

bool row_bytes(const struct socket_row *row, uint64_t *sent, uint64_t *received) {
  look_up();
  stats_getter get = row->v6 ? stats.get6 : stats.get4;
  if (get == NULL) return false;
  union bare_row of = bare(row);
  TCP_ESTATS_DATA_RW_v0 settings = {0};
  TCP_ESTATS_DATA_ROD_v0 counted = {0};
  if (get(&of, TcpConnectionEstatsData, (UCHAR *)&settings, 0, sizeof settings, NULL, 0, 0, (UCHAR *)&counted, 0,
          sizeof counted) != NO_ERROR) {
    return false;
  }
  if (!settings.EnableCollection) return false;
  *sent = counted.DataBytesOut;
  *received = counted.DataBytesIn;
  return true;
}
