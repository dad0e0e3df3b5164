/*
 * net.h: Ethernet, ARP, IPv4 and ping, for a unikernel that answers.
 *
 * Addresses and ports are plain numbers in the order of the machine; only net.c
 * and tcp.c know that a wire carries them the other way round.
 */
#ifndef NET_H
#define NET_H

#include "kit.h"

struct network {
    const struct manifest_entry *device;
    uint32_t address;
    unsigned prefix;  /* length of the network part of the address, in bits */
    uint32_t gateway; /* 0 if none was given */
    uint64_t received;
    uint64_t answered; /* ARP and ping only */
};

/* An IPv4 packet for us, without its headers. Valid until the next one is received. */
struct packet {
    const uint8_t *mac; /* of whoever handed it to us: the sender or a router */
    uint32_t from;
    uint8_t protocol;
    const void *data;
    size_t size;
};

enum { PROTOCOL_ICMP = 1, PROTOCOL_TCP = 6 };

/*
 * Takes the device net0 and the arguments --ipv4=A.B.C.D/N (else 10.0.0.2/24) and
 * --ipv4-gateway=A.B.C.D, prints who we are and tells the neighbours. False,
 * after a message, if the arguments make no sense.
 */
bool network_open(struct network *net, int count, char **args);

/*
 * Deals with every packet that is there: answers ARP and ping, gives TCP to
 * `tcp` if there is one, drops the rest.
 */
void network_poll(struct network *net, void (*tcp)(struct network *net, const struct packet *packet));

/* Sends `size` bytes from network_buffer; they must fit the MTU less 20 bytes of IPv4 header. */
void *network_buffer(void);
void network_send(struct network *net, const uint8_t *mac, uint32_t to, uint8_t protocol, size_t size);

/* The Internet checksum; `sum` is where to begin. 0 over data that contains its own right checksum. */
uint16_t checksum(const void *data, size_t size, uint32_t sum);

struct address_text {
    char text[16];
};
struct address_text address_text(uint32_t address);

static inline uint16_t swap16(uint16_t x)
{
    return __builtin_bswap16(x);
}

static inline uint32_t swap32(uint32_t x)
{
    return __builtin_bswap32(x);
}

#endif
