/*
 * tcp.h: a TCP server for one question and one answer per connection.
 *
 * The peer connects, sends a request, gets the answer, and the connection is
 * closed: what HTTP needs at least. The table holds several connections at once.
 */
#ifndef TCP_H
#define TCP_H

#include "net.h"

/*
 * Called when more of a request has come. Writes the answer, at most `room`
 * bytes, and returns its length; 0 as long as the request is incomplete. A
 * request that fills its buffer is offered once more with `full` set, and must
 * then be answered somehow.
 */
typedef size_t tcp_answer(uint32_t from, const char *request, size_t size, bool full, char *answer, size_t room);

void tcp_listen(uint16_t port, tcp_answer *answer);

/* For network_poll. */
void tcp_receive(struct network *net, const struct packet *packet);

/* Sends again what got lost, forgets who fell silent; returns when to be called next. */
uint64_t tcp_work(struct network *net);

#endif
