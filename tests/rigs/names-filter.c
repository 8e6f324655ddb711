// What the kernel lets through the filter of the watch for names, in a network of its own that has nothing but loopback.
// Each line of input sends something; each line of output tells how many bytes of which packets were seen of it.
//   udp FROM TO HEX, udp6 FROM TO HEX   a datagram between these ports
//   tcp TO HEX                          what the one who connects to this port says
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "filter.h"

static unsigned char bytes[1 << 16];

static void must(int result, const char *call) {
  if (result >= 0) return;
  perror(call);
  exit(EXIT_FAILURE);
}

static size_t read_hex(const char *hex) {
  size_t length = 0;
  for (unsigned byte; sscanf(hex, "%2x", &byte) == 1; hex += 2) bytes[length++] = (unsigned char)byte;
  return length;
}

static struct sockaddr_storage loopback(int family, int port, socklen_t *size) {
  struct sockaddr_storage address = {0};
  if (family == AF_INET) {
    struct sockaddr_in *v4 = (struct sockaddr_in *)&address;
    *v4 = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    *size = sizeof *v4;
  } else {
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&address;
    *v6 = (struct sockaddr_in6){.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port), .sin6_addr = in6addr_loopback};
    *size = sizeof *v6;
  }
  return address;
}

static int bound(int family, int type, int port) {
  socklen_t size;
  struct sockaddr_storage address = loopback(family, port, &size);
  int socket_there = socket(family, type, 0);
  setsockopt(socket_there, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  must(bind(socket_there, (struct sockaddr *)&address, size), "bind");
  return socket_there;
}

static void send_udp(int family, int from, int to, size_t length) {
  socklen_t size;
  struct sockaddr_storage address = loopback(family, to, &size);
  int receiver = bound(family, SOCK_DGRAM, to), sender = bound(family, SOCK_DGRAM, from);
  must((int)sendto(sender, bytes, length, 0, (struct sockaddr *)&address, size), "sendto");
  close(sender);
  close(receiver);
}

static void send_tcp(int to, size_t length) {
  socklen_t size;
  struct sockaddr_storage address = loopback(AF_INET, to, &size);
  int listener = bound(AF_INET, SOCK_STREAM, to), client = socket(AF_INET, SOCK_STREAM, 0);
  must(listen(listener, 1), "listen");
  must(connect(client, (struct sockaddr *)&address, size), "connect");
  must((int)write(client, bytes, length), "write");
  int peer = accept(listener, NULL, NULL);
  // Data the other way is a server's.
  must((int)write(peer, bytes, length), "write");
  usleep(20000);
  close(client);
  close(peer);
  close(listener);
}

int main(void) {
  must(unshare(CLONE_NEWNET), "unshare");
  struct ifreq loop = {.ifr_name = "lo", .ifr_flags = IFF_UP};
  must(ioctl(socket(AF_INET, SOCK_DGRAM, 0), SIOCSIFFLAGS, &loop), "SIOCSIFFLAGS");
  int channel = socket(AF_PACKET, SOCK_DGRAM, 0);
  must(-attach_filter(channel), "attach_filter");
  struct sockaddr_ll everywhere = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
  must(bind(channel, (struct sockaddr *)&everywhere, sizeof everywhere), "bind(AF_PACKET)");
  static char line[1 << 17];
  while (fgets(line, sizeof line, stdin) != NULL) {
    char what[8];
    int from, to, at = 0;
    if (sscanf(line, "%7s %d %d %n", what, &from, &to, &at) == 3 && strncmp(what, "udp", 3) == 0) {
      send_udp(strcmp(what, "udp6") == 0 ? AF_INET6 : AF_INET, from, to, read_hex(line + at));
    } else if (sscanf(line, "tcp %d %n", &to, &at) == 1) {
      send_tcp(to, read_hex(line + at));
    }
    usleep(20000);
    static unsigned char seen[1 << 16];
    for (ssize_t length; (length = recv(channel, seen, sizeof seen, MSG_DONTWAIT)) >= 0;) printf("%zd ", length);
    printf("\n");
    fflush(stdout);
  }
  return EXIT_SUCCESS;
}
