/*
 * tcp_send.c: how segments leave.
 */
#include "tcp_parts.h"

enum { WINDOW = 8192 }; /* what we offer to take at once: any amount would do, we keep only the request */

uint16_t tcp_checksum(uint32_t a, uint32_t b, const void *segment, size_t size)
{
    uint32_t sum = (a >> 16) + (a & 0xffff) + (b >> 16) + (b & 0xffff) + PROTOCOL_TCP + size;
    return checksum(segment, size, sum);
}

/* Sends the segment in network_buffer whose header has everything but window and checksum. */
static void send_segment(struct network *net, const uint8_t *mac, uint32_t to, size_t size)
{
    struct segment *segment = network_buffer();

    segment->window = swap16(WINDOW);
    segment->checksum = swap16(tcp_checksum(net->address, to, segment, size));
    network_send(net, mac, to, PROTOCOL_TCP, size);
}

/* Sends `count` bytes of the answer, from `position` on the line, or only flags. */
static void send_from(struct network *net, struct connection *c, uint32_t position, int flags, uint32_t count)
{
    struct segment *segment = network_buffer();
    size_t head = sizeof *segment;

    *segment = (struct segment){
        .from_port = swap16(c->our_port),
        .to_port = swap16(c->port),
        .number = swap32(c->start + position),
        .acked = swap32(c->expected),
        .flags = flags | ACK,
    };
    if (flags & SYN) { /* tell how large a packet may be; option 2, four bytes long */
        uint32_t most = net->device->net.mtu - HEADERS;
        memcpy(segment->options, (uint8_t[]){2, 4, most >> 8, most}, 4);
        head += 4;
    }
    if (count > 0)
        memcpy((char *)segment + head, c->answer + position - 1, count);
    segment->head = head / 4 << 4;
    send_segment(net, c->mac, c->address, head + count);
}

bool tcp_send_due(struct network *net, struct connection *c)
{
    bool any = false;

    while (c->next < tcp_end(c)) {
        uint32_t count = 0;
        int flags = 0;
        if (c->next == 0) {
            flags = SYN;
        } else {
            uint32_t room = c->acked + c->window > c->next ? c->acked + c->window - c->next : 0;
            uint32_t left = c->answer_size + 1 - c->next;
            if (room == 0 && c->next == c->acked && c->patience > FIRST_RETRY)
                room = 1; /* the retry timer ran out on a closed window: knock */
            count = left < room ? left : room;
            if (count > c->most)
                count = c->most;
            if (count == 0 && left > 0)
                break;
            flags = count == left ? PSH | FIN : 0;
        }
        send_from(net, c, c->next, flags, count);
        c->next += count + (flags & (SYN | FIN) ? 1 : 0);
        any = true;
    }
    if (c->next > c->sent)
        c->sent = c->next;
    if (c->acked == tcp_end(c))
        c->retry = FOREVER;
    else if (c->retry == FOREVER)
        c->retry = clock_monotonic() + c->patience;
    return any;
}

void tcp_acknowledge(struct network *net, struct connection *c)
{
    send_from(net, c, c->next, 0, 0);
}

void tcp_refuse(struct network *net, const struct packet *packet, const struct segment *in, uint32_t length)
{
    struct segment *segment = network_buffer();
    bool acks = in->flags & ACK;

    if (in->flags & RST)
        return;
    *segment = (struct segment){
        .from_port = in->to_port,
        .to_port = in->from_port,
        .number = acks ? in->acked : 0,
        .acked = acks ? 0 : swap32(swap32(in->number) + length),
        .head = sizeof *segment / 4 << 4,
        .flags = acks ? RST : RST | ACK,
    };
    send_segment(net, packet->mac, packet->from, sizeof *segment);
}
