/*
 * web [--ipv4=A.B.C.D/N] [--ipv4-gateway=A.B.C.D]: a web server.
 *
 * Everything between the network card and the page is in this one program:
 * kit/net.c finds the packets meant for us, kit/tcp.c makes connections of
 * them, and what follows here reads the request and writes the page. Open
 * http://A.B.C.D/ in a browser.
 */
#include "tcp.h"

DEVICES(NET("net0"));

static struct network net;
static uint64_t start; /* of the clock, for the uptime */
static unsigned long served;

static const char page[] =
    "<!doctype html>\n"
    "<html lang=\"en\">\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>A unikernel</title>\n"
    "<style>body{font:1.5rem sans-serif;max-width:30em;margin:4rem auto;padding:0 1rem}b{color:#06c}</style>\n"
    "<h1>Hello from a unikernel</h1>\n"
    "<p>No operating system, no shell, no files: one program of %lu KiB serves this page.</p>\n"
    "<p>It has been up for <b>%lu:%02lu:%02lu</b> and has served <b>%lu</b> requests, this one included.</p>\n"
    "<p>You are %s. Reload to see it count.</p>\n"
    "</html>\n";

/* From the first byte of the program to the last of its variables: what the linker laid out. */
static unsigned long program_size(void)
{
    return ((uint64_t)heap_start() - 0x100000) / 1024;
}

static size_t make_page(char *out, size_t room, uint32_t from)
{
    uint64_t up = (clock_monotonic() - start) / SECOND;

    return format(out, room, page, program_size(), up / 3600, up / 60 % 60, up % 60, served, address_text(from).text);
}

/* Status line and headers, then the body, unless only the headers were asked for. */
static size_t respond(char *out, size_t room, const char *status, const char *type, const char *body, bool with_body)
{
    return format(out, room,
                  "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %lu\r\n"
                  "Cache-Control: no-store\r\nConnection: close\r\n\r\n%s",
                  status, type, strlen(body), with_body ? body : "");
}

/* A request ends with an empty line. */
static bool is_complete(const char *request, size_t size)
{
    for (size_t i = 0; i + 4 <= size; i++)
        if (memcmp(request + i, "\r\n\r\n", 4) == 0)
            return true;
    return false;
}

/* Copies the next word of the request's first line; returns what follows it. */
static const char *take_word(const char *from, const char *end, char *word, size_t room)
{
    while (from < end && *from > ' ') {
        if (room > 1) {
            *word++ = *from;
            room--;
        }
        from++;
    }
    *word = 0;
    return from < end ? from + 1 : from;
}

static size_t answer(uint32_t from, const char *request, size_t size, bool full, char *out, size_t room)
{
    static const char plain[] = "text/plain; charset=utf-8";
    static char body[2048];
    char method[8], path[64];

    if (!is_complete(request, size))
        return full ? respond(out, room, "431 Request Header Fields Too Large", plain, "too much\n", true) : 0;

    const char *rest = take_word(request, request + size, method, sizeof method);
    take_word(rest, request + size, path, sizeof path);
    bool head = same(method, "HEAD");
    print("%s %s %s\n", address_text(from).text, method, path);

    if (!head && !same(method, "GET"))
        return respond(out, room, "405 Method Not Allowed", plain, "only GET and HEAD\n", true);
    if (!same(path, "/"))
        return respond(out, room, "404 Not Found", plain, "there is only one page here: /\n", !head);
    served++;
    make_page(body, sizeof body, from);
    return respond(out, room, "200 OK", "text/html; charset=utf-8", body, !head);
}

int unikernel(int count, char **args)
{
    start = clock_monotonic();
    if (!network_open(&net, count, args))
        return 2;

    tcp_listen(80, answer);
    print("Serving http://%s/\n", address_text(net.address).text);
    for (;;) {
        wait_until(tcp_work(&net));
        network_poll(&net, tcp_receive);
    }
}
