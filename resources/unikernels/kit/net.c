/*
 * net.c: Ethernet, ARP, IPv4 and ping.
 *
 * The samples only ever answer, and an answer goes to the hardware address its
 * question came from. So there is no ARP table and no routing, and the gateway
 * is accepted only because every unikernel gets one.
 */
#include "net.h"

enum { TYPE_IPV4 = 0x0800, TYPE_ARP = 0x0806 };

struct ethernet {
    uint8_t to[6];
    uint8_t from[6];
    uint16_t type;
} __attribute__((packed));

struct arp {
    uint16_t hardware; /* 1: Ethernet */
    uint16_t protocol;
    uint8_t hardware_size;
    uint8_t protocol_size;
    uint16_t operation; /* 1: who has the target address?  2: I have the sender address */
    uint8_t sender_mac[6];
    uint32_t sender;
    uint8_t target_mac[6];
    uint32_t target;
} __attribute__((packed));

struct ipv4 {
    uint8_t version_and_length; /* length of this header in words of four bytes */
    uint8_t service;
    uint16_t size; /* with this header */
    uint16_t identifier;
    uint16_t fragment; /* offset in the low 13 bits, then: more follow, do not fragment */
    uint8_t hops;
    uint8_t protocol;
    uint16_t checksum;
    uint32_t from;
    uint32_t to;
} __attribute__((packed));

struct icmp {
    uint8_t type; /* 8: echo request, 0: echo reply */
    uint8_t code;
    uint16_t checksum;
} __attribute__((packed));

enum { FRAME = sizeof(struct ethernet) + 65536 };

static uint8_t in[FRAME];
static struct {
    struct ethernet ethernet;
    struct ipv4 ipv4;
    uint8_t data[65536];
} __attribute__((packed)) out;

uint16_t checksum(const void *data, size_t size, uint32_t sum)
{
    const uint8_t *bytes = data;

    for (size_t i = 0; i + 1 < size; i += 2)
        sum += bytes[i] << 8 | bytes[i + 1];
    if (size % 2)
        sum += bytes[size - 1] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return ~sum;
}

struct address_text address_text(uint32_t a)
{
    struct address_text result;
    format(result.text, sizeof result.text, "%u.%u.%u.%u", a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255);
    return result;
}

/* Reads a number up to `most` and moves on behind it. */
static bool take_number(const char **text, unsigned most, unsigned *number)
{
    if (**text < '0' || **text > '9')
        return false;
    for (*number = 0; **text >= '0' && **text <= '9'; ++*text) {
        *number = *number * 10 + (**text - '0');
        if (*number > most)
            return false;
    }
    return true;
}

/* Reads A.B.C.D, followed by /N if a prefix is wanted. */
static bool parse_address(const char *text, uint32_t *address, unsigned *prefix)
{
    *address = 0;
    for (int i = 0; i < 4; i++) {
        unsigned part;
        if ((i > 0 && *text++ != '.') || !take_number(&text, 255, &part))
            return false;
        *address = *address << 8 | part;
    }
    if (prefix && (*text++ != '/' || !take_number(&text, 32, prefix)))
        return false;
    return *text == 0;
}

static bool parse_arguments(struct network *net, int count, char **args)
{
    net->address = 10 << 24 | 2; /* 10.0.0.2/24, what MirageOS takes if told nothing */
    net->prefix = 24;

    for (int i = 0; i < count; i++) {
        bool good = false;
        if (starts_with(args[i], "--ipv4="))
            good = parse_address(args[i] + strlen("--ipv4="), &net->address, &net->prefix);
        else if (starts_with(args[i], "--ipv4-gateway="))
            good = parse_address(args[i] + strlen("--ipv4-gateway="), &net->gateway, NULL);
        if (!good) {
            print("cannot use %s\nusage: [--ipv4=A.B.C.D/N] [--ipv4-gateway=A.B.C.D]\n", args[i]);
            return false;
        }
    }
    return true;
}

static void send_arp(struct network *net, int operation, const uint8_t *mac, uint32_t target)
{
    static const uint8_t everybody[6] = {255, 255, 255, 255, 255, 255};
    struct {
        struct ethernet ethernet;
        struct arp arp;
    } __attribute__((packed)) frame = {
        .ethernet = {.type = swap16(TYPE_ARP)},
        .arp = {swap16(1), swap16(TYPE_IPV4), 6, 4, swap16(operation), .sender = swap32(net->address),
                .target = swap32(target)},
    };

    memcpy(frame.ethernet.to, mac ? mac : everybody, 6);
    memcpy(frame.ethernet.from, net->device->net.mac, 6);
    memcpy(frame.arp.sender_mac, net->device->net.mac, 6);
    if (mac)
        memcpy(frame.arp.target_mac, mac, 6);
    net_send(net->device, &frame, sizeof frame);
}

bool network_open(struct network *net, int count, char **args)
{
    *net = (struct network){.device = find_device("net0", ENTRY_NET)};
    if (!parse_arguments(net, count, args))
        return false;

    const uint8_t *mac = net->device->net.mac;
    print("net0: MAC %02x:%02x:%02x:%02x:%02x:%02x, address %s/%u", mac[0], mac[1], mac[2], mac[3], mac[4], mac[5],
          address_text(net->address).text, net->prefix);
    if (net->gateway)
        print(", gateway %s", address_text(net->gateway).text);
    print("\n");

    /* Asking for our own address makes neighbours forget who had it before us. */
    send_arp(net, 1, NULL, net->address);
    return true;
}

void *network_buffer(void)
{
    return out.data;
}

void network_send(struct network *net, const uint8_t *mac, uint32_t to, uint8_t protocol, size_t size)
{
    enum { NEVER_FRAGMENT = 0x4000, HOPS = 64 };

    out.ethernet.type = swap16(TYPE_IPV4);
    memcpy(out.ethernet.to, mac, 6);
    memcpy(out.ethernet.from, net->device->net.mac, 6);
    out.ipv4 = (struct ipv4){
        .version_and_length = 0x45,
        .size = swap16(sizeof out.ipv4 + size),
        .fragment = swap16(NEVER_FRAGMENT),
        .hops = HOPS,
        .protocol = protocol,
        .from = swap32(net->address),
        .to = swap32(to),
    };
    out.ipv4.checksum = swap16(checksum(&out.ipv4, sizeof out.ipv4, 0));
    net_send(net->device, &out, sizeof out.ethernet + sizeof out.ipv4 + size); /* a full queue is a lost packet */
}

static void handle_arp(struct network *net, const struct arp *arp, size_t size)
{
    if (size < sizeof *arp || arp->operation != swap16(1) || arp->target != swap32(net->address))
        return;
    net->answered++;
    send_arp(net, 2, arp->sender_mac, swap32(arp->sender));
}

static void handle_ping(struct network *net, const struct packet *packet)
{
    const struct icmp *request = packet->data;
    struct icmp *reply = network_buffer();

    if (packet->size < sizeof *request || request->type != 8 || checksum(request, packet->size, 0) != 0)
        return;
    memcpy(reply, request, packet->size);
    reply->type = 0;
    reply->checksum = 0;
    reply->checksum = swap16(checksum(reply, packet->size, 0));
    net->answered++;
    network_send(net, packet->mac, packet->from, PROTOCOL_ICMP, packet->size);
}

/* Whether `size` bytes are a whole, undamaged packet for us. Pieces of larger packets are not put together. */
static bool open_packet(struct network *net, const struct ipv4 *ip, size_t size, struct packet *packet)
{
    enum { FRAGMENT = 0x3fff };
    size_t head, all;

    if (size < sizeof *ip)
        return false;
    head = (ip->version_and_length & 15) * 4;
    all = swap16(ip->size);
    if (ip->version_and_length >> 4 != 4 || head < sizeof *ip || all < head || size < all)
        return false;
    if (checksum(ip, head, 0) != 0 || swap16(ip->fragment) & FRAGMENT || ip->to != swap32(net->address))
        return false;
    packet->from = swap32(ip->from);
    packet->protocol = ip->protocol;
    packet->data = (const uint8_t *)ip + head;
    packet->size = all - head;
    return true;
}

void network_poll(struct network *net, void (*tcp)(struct network *net, const struct packet *packet))
{
    const struct ethernet *frame = (void *)in;
    long size;

    while ((size = net_receive(net->device, in, sizeof in)) > 0) {
        struct packet packet = {.mac = frame->from};
        net->received++;
        if (size < (long)sizeof *frame)
            continue;
        size -= sizeof *frame;
        if (frame->type == swap16(TYPE_ARP))
            handle_arp(net, (const void *)(frame + 1), size);
        else if (frame->type == swap16(TYPE_IPV4) && open_packet(net, (const void *)(frame + 1), size, &packet)) {
            if (packet.protocol == PROTOCOL_ICMP)
                handle_ping(net, &packet);
            else if (packet.protocol == PROTOCOL_TCP && tcp)
                tcp(net, &packet);
        }
    }
}
