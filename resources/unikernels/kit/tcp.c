/*
 * tcp.c: the small part of TCP that a server of short answers needs.
 *
 * What we receive is taken only in order; the peer repeats the rest. How we
 * send, see tcp_parts.h.
 *
 * Left out: window scaling, selective acknowledgement, congestion control (an
 * answer is a few packets), secret sequence numbers. So: not for the Internet.
 */
#include "tcp_parts.h"

enum { CONNECTIONS = 64, DEFAULT_MOST = 536 /* bytes in a packet, if a peer does not say */ };

#define GIVE_UP (60 * SECOND) /* on a silent peer: it may be trying to reach us, ever more slowly */
#define LINGER  (2 * SECOND)  /* after the end, to acknowledge a FIN that comes once more */
#define IDLE    (5 * SECOND)  /* without a sign of life: may lose its place to somebody new */

static struct connection table[CONNECTIONS];
static uint16_t listen_port;
static tcp_answer *make_answer;

void tcp_listen(uint16_t port, tcp_answer *answer)
{
    listen_port = port;
    make_answer = answer;
}

/* A free place in the table, or that of the connection silent for longest. */
static struct connection *take_place(void)
{
    struct connection *oldest = table;

    for (struct connection *c = table; c < table + CONNECTIONS; c++) {
        if (!c->used)
            return c;
        if (c->silence < oldest->silence)
            oldest = c;
    }
    return oldest->silence < clock_monotonic() + GIVE_UP - IDLE ? oldest : NULL;
}

static struct connection *find(uint32_t address, uint16_t port)
{
    for (struct connection *c = table; c < table + CONNECTIONS; c++)
        if (c->used && c->address == address && c->port == port)
            return c;
    return NULL;
}

/* The size of packet the peer asks for in its SYN. */
static uint32_t read_most(const struct segment *in, size_t head)
{
    const uint8_t *at = in->options, *stop = (const uint8_t *)in + head;

    while (at + 4 <= stop && *at != 0) {
        if (at[0] == 2 && at[1] == 4)
            return at[2] << 8 | at[3];
        if (at[0] == 1)
            at++;
        else if (at[1] >= 2)
            at += at[1];
        else
            break;
    }
    return DEFAULT_MOST;
}

static void open_connection(struct network *net, const struct packet *packet, const struct segment *in, size_t head)
{
    struct connection *c = take_place();
    uint32_t most = read_most(in, head), limit = net->device->net.mtu - HEADERS;

    if (c == NULL)
        return; /* full: the peer tries again */
    *c = (struct connection){
        .used = true,
        .address = packet->from,
        .port = swap16(in->from_port),
        .our_port = listen_port,
        .start = clock_monotonic() / 4000, /* moves on, so that an old connection's packets do not fit a new one */
        .window = swap16(in->window),
        .most = most == 0 ? DEFAULT_MOST : most < limit ? most : limit,
        .expected = swap32(in->number) + 1,
        .retry = FOREVER,
        .patience = FIRST_RETRY,
        .silence = clock_monotonic() + GIVE_UP,
    };
    memcpy(c->mac, packet->mac, 6);
    tcp_send_due(net, c);
}

/* Notes how far the peer got. False if it acknowledges what was never sent. */
static bool take_acknowledgement(struct connection *c, const struct segment *in)
{
    uint32_t position = swap32(in->acked) - c->start;

    if (position > c->sent)
        return (int32_t)(position - c->acked) < 0; /* an old one, late: neither good nor bad */
    if (position >= c->acked)
        c->window = swap16(in->window);
    if (position > c->acked) {
        c->acked = position;
        c->retry = FOREVER;
        c->patience = FIRST_RETRY;
    }
    if (c->next < c->acked)
        c->next = c->acked;
    return true;
}

/* Takes new bytes of the request; once it is answered, more of them change nothing. */
static void take_data(struct connection *c, const char *data, size_t size)
{
    size_t room = sizeof c->request - c->request_size;

    c->expected += size;
    if (c->answered)
        return;
    if (size > room)
        size = room;
    memcpy(c->request + c->request_size, data, size);
    c->request_size += size;
    c->answer_size = make_answer(c->address, c->request, c->request_size, c->request_size == sizeof c->request,
                                 c->answer, sizeof c->answer);
    c->answered = c->answer_size > 0;
}

static void continue_connection(struct network *net, struct connection *c, const struct segment *in, const char *data,
                                size_t size)
{
    uint32_t length = size + !!(in->flags & SYN) + !!(in->flags & FIN);
    uint32_t known = c->expected - swap32(in->number); /* how much of it we had before */

    if (in->flags & RST) {
        if (known == 0)
            c->used = false;
        return;
    }
    c->silence = clock_monotonic() + GIVE_UP;
    if (in->flags & SYN) { /* the answer to its SYN got lost, or this is nonsense */
        if (c->acked == 0)
            c->next = 0;
    } else if (!(in->flags & ACK) || !take_acknowledgement(c, in)) {
        length = 1; /* nothing to take, but say where we are */
    } else if (known < length && c->acked > 0) {
        if (known < size)
            take_data(c, data + known, size - known);
        if (in->flags & FIN) {
            c->expected++;
            c->peer_done = true;
            c->answered = true; /* with whatever answer there is: nobody will ask any more */
        }
    }
    if (!tcp_send_due(net, c) && length > 0)
        tcp_acknowledge(net, c);
    if (tcp_finished(c))
        c->silence = clock_monotonic() + LINGER;
}

void tcp_receive(struct network *net, const struct packet *packet)
{
    const struct segment *in = packet->data;
    size_t head = packet->size >= sizeof *in ? (in->head >> 4) * 4 : 0;

    if (head < sizeof *in || head > packet->size ||
        tcp_checksum(packet->from, net->address, in, packet->size) != 0)
        return;

    size_t size = packet->size - head;
    struct connection *c = NULL;
    if (swap16(in->to_port) == listen_port)
        c = find(packet->from, swap16(in->from_port));
    bool opens = (in->flags & (SYN | ACK | RST | FIN)) == SYN && swap16(in->to_port) == listen_port;
    if (c && opens && tcp_finished(c)) { /* the peer uses the port again */
        c->used = false;
        c = NULL;
    }
    if (c)
        continue_connection(net, c, in, (const char *)in + head, size);
    else if (opens)
        open_connection(net, packet, in, head);
    else
        tcp_refuse(net, packet, in, size + !!(in->flags & SYN) + !!(in->flags & FIN));
}

uint64_t tcp_work(struct network *net)
{
    uint64_t now = clock_monotonic(), due = FOREVER;

    for (struct connection *c = table; c < table + CONNECTIONS; c++) {
        if (c->used && now >= c->silence)
            c->used = false;
        if (!c->used)
            continue;
        if (now >= c->retry) {
            c->patience *= 2;
            c->retry = FOREVER;
            c->next = c->acked;
            tcp_send_due(net, c);
        }
        due = c->retry < due ? c->retry : due;
        due = c->silence < due ? c->silence : due;
    }
    return due;
}
