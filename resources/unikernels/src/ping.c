/*
 * ping [--ipv4=A.B.C.D/N] [--ipv4-gateway=A.B.C.D]: answers pings.
 *
 * A network card, an address, and the two questions a neighbour asks: "who has
 * this address?" (ARP) and "are you there?" (ICMP echo). Both answers are in
 * kit/net.c. Every second the unikernel says how many packets came, but only if
 * the number changed; while nobody calls it sleeps.
 */
#include "net.h"

DEVICES(NET("net0"));

int unikernel(int count, char **args)
{
    struct network net;
    uint64_t received = 0, answered = 0; /* what had come when the current second began */
    uint64_t last_received = 0, last_answered = 0, due = FOREVER;

    if (!network_open(&net, count, args))
        return 2;

    for (;;) {
        wait_until(due);
        network_poll(&net, NULL);

        if (due == FOREVER) { /* we slept, and somebody woke us up: a second begins */
            due = clock_monotonic() + SECOND;
        } else if (clock_monotonic() >= due) {
            uint64_t in = net.received - received, out = net.answered - answered;
            if (in != last_received || out != last_answered)
                print("packets in the last second: %lu, answered: %lu\n", in, out);
            last_received = in;
            last_answered = out;
            received = net.received;
            answered = net.answered;
            due = in > 0 ? clock_monotonic() + SECOND : FOREVER;
        }
    }
}
