/*
 * tcp_parts.h: what tcp.c (receiving, the table) and tcp_send.c share.
 *
 * What we send to a peer is one line of numbered items: SYN, the bytes of the
 * answer, FIN. `acked` and `next` are positions on it, so one function sends
 * everything, and sending again after a loss is moving `next` back to `acked`.
 */
#ifndef TCP_PARTS_H
#define TCP_PARTS_H

#include "tcp.h"

enum { FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16 };

struct segment {
    uint16_t from_port;
    uint16_t to_port;
    uint32_t number;
    uint32_t acked;
    uint8_t head; /* length of this header in words, in the upper four bits */
    uint8_t flags;
    uint16_t window;
    uint16_t checksum;
    uint16_t urgent;
    uint8_t options[];
} __attribute__((packed));

struct connection {
    bool used;
    uint8_t mac[6];
    uint32_t address;
    uint16_t port;
    uint16_t our_port;

    uint32_t start;    /* the number of our SYN; positions below count from here */
    uint32_t acked;    /* everything before this position has arrived */
    uint32_t next;     /* what to send next */
    uint32_t sent;     /* everything before this position has been sent at least once */
    uint32_t window;   /* how much the peer takes beyond `acked` */
    uint32_t most;     /* bytes in one packet */
    uint32_t expected; /* the number of the next byte from the peer */
    bool answered;     /* the answer is complete, a FIN follows it */
    bool peer_done;    /* the peer sent its FIN */

    uint64_t retry;    /* when to send again, FOREVER if nothing is on its way */
    uint64_t patience; /* how long the last wait was */
    uint64_t silence;  /* when to give up on the peer */

    char request[2048];
    size_t request_size;
    char answer[4096];
    size_t answer_size;
};

enum { HEADERS = 40 }; /* IPv4 and TCP, without options */

#define FIRST_RETRY (300 * SECOND / 1000)

/* The position behind our last item: the SYN alone, or with answer and FIN. */
static inline uint32_t tcp_end(const struct connection *c)
{
    return c->answered ? 1 + c->answer_size + 1 : 1;
}

static inline bool tcp_finished(const struct connection *c)
{
    return c->answered && c->peer_done && c->acked == tcp_end(c);
}

/* tcp_send.c: all that is due and that the peer has room for; false if that was nothing. */
bool tcp_send_due(struct network *net, struct connection *c);

/* A bare acknowledgement. */
void tcp_acknowledge(struct network *net, struct connection *c);

/* The answer to a segment of `length` numbers that belongs to no connection. */
void tcp_refuse(struct network *net, const struct packet *packet, const struct segment *in, uint32_t length);

/* Over the segment and the two addresses; 0 if it contains its own right checksum. */
uint16_t tcp_checksum(uint32_t a, uint32_t b, const void *segment, size_t size);

#endif
