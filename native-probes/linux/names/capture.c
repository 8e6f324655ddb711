// The packets of this machine that the filter lets through, in a ring that the kernel writes and we read (packet(7)).
#include "capture.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "filter.h"

enum {
  // A hello with keys against quantum computers and its headers; what is longer is cut.
  frame_size = 4096,
  frames = 2048,
  block_size = 64 << 10,
};

static int channel = -1;
static const char *failed;
static unsigned char *ring;
static unsigned next;

int capture_descriptor(void) { return channel; }
const char *capture_failed_call(void) { return failed; }

static int give_up(const char *call) {
  int error = errno;
  failed = call;
  if (channel >= 0) close(channel);
  channel = -1;
  return error;
}

/* Without a protocol it hears nothing until it is bound. */
static int open_deaf(void) {
  channel = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  return channel < 0 ? give_up("socket(AF_PACKET)") : 0;
}

int capture_try(void) {
  int error = open_deaf();
  if (error == 0) close(channel);
  channel = -1;
  return error;
}

int capture_start(void) {
  int error = open_deaf();
  if (error != 0) return error;
  errno = attach_filter(channel);
  if (errno != 0) return give_up("SO_ATTACH_FILTER");
  int version = TPACKET_V2;
  if (setsockopt(channel, SOL_PACKET, PACKET_VERSION, &version, sizeof version) != 0) return give_up("PACKET_VERSION");
  struct tpacket_req request = {.tp_block_size = block_size,
                                .tp_block_nr = frames / (block_size / frame_size),
                                .tp_frame_size = frame_size,
                                .tp_frame_nr = frames};
  if (setsockopt(channel, SOL_PACKET, PACKET_RX_RING, &request, sizeof request) != 0) return give_up("PACKET_RX_RING");
  ring = mmap(NULL, (size_t)frame_size * frames, PROT_READ | PROT_WRITE, MAP_SHARED, channel, 0);
  if (ring == MAP_FAILED) return give_up("mmap");
  struct sockaddr_ll everywhere = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
  if (bind(channel, (struct sockaddr *)&everywhere, sizeof everywhere) != 0) return give_up("bind(AF_PACKET)");
  return 0;
}

static void show_frame(const struct tpacket2_hdr *header, void (*show)(const struct frame *frame)) {
  const unsigned char *bytes = (const unsigned char *)header;
  const struct sockaddr_ll *from = (const struct sockaddr_ll *)(bytes + TPACKET_ALIGN(sizeof *header));
  bool loopback = from->sll_hatype == ARPHRD_LOOPBACK;
  bool outgoing = from->sll_pkttype == PACKET_OUTGOING;
  struct frame frame = {.bytes = bytes + header->tp_net,
                        .length = header->tp_snaplen,
                        .interface = from->sll_ifindex,
                        .sent = loopback || outgoing,
                        .received = loopback || !outgoing};
  show(&frame);
}

unsigned capture_read(void (*show)(const struct frame *frame)) {
  bool losing = false;
  // One round of the ring at most, so that a flood leaves time for commands.
  for (unsigned count = 0; count < frames; count++) {
    struct tpacket2_hdr *header = (struct tpacket2_hdr *)(ring + (size_t)next * frame_size);
    uint32_t status = __atomic_load_n(&header->tp_status, __ATOMIC_ACQUIRE);
    if ((status & TP_STATUS_USER) == 0) break;
    losing |= (status & TP_STATUS_LOSING) != 0;
    show_frame(header, show);
    __atomic_store_n(&header->tp_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
    next = (next + 1) % frames;
  }
  struct tpacket_stats statistics = {0};
  socklen_t length = sizeof statistics;
  if (losing) getsockopt(channel, SOL_PACKET, PACKET_STATISTICS, &statistics, &length);
  return statistics.tp_drops;
}
