/*
 * print.c: formatted text, to the console and into memory.
 */
#include <stdarg.h>

#include "platform.h"

/* Where formatted characters go: a function, so that console and memory share one formatter. */
struct sink {
    void (*put)(struct sink *sink, char c);
    char *at;
    char *end;
};

static void put_number(struct sink *sink, uint64_t value, unsigned base, bool negative, int width, char fill)
{
    char digits[24];
    int n = 0;

    do {
        digits[n++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    if (negative)
        digits[n++] = '-';
    for (; width > n; width--)
        sink->put(sink, fill);
    while (n > 0)
        sink->put(sink, digits[--n]);
}

static void put_text(struct sink *sink, const char *text, int width)
{
    for (int length = strlen(text); width > length; width--)
        sink->put(sink, ' ');
    while (*text)
        sink->put(sink, *text++);
}

static void put_formatted(struct sink *sink, const char *format, va_list values)
{
    for (; *format; format++) {
        if (*format != '%') {
            sink->put(sink, *format);
            continue;
        }
        format++;

        char fill = ' ';
        int width = 0;
        bool is_long = false;
        if (*format == '0')
            fill = *format++;
        while (*format >= '0' && *format <= '9')
            width = width * 10 + (*format++ - '0');
        if (*format == 'l') {
            is_long = true;
            format++;
        }

        switch (*format) {
        case 's':
            put_text(sink, va_arg(values, const char *), width);
            break;
        case 'c':
            sink->put(sink, va_arg(values, int));
            break;
        case 'd': {
            long value = is_long ? va_arg(values, long) : va_arg(values, int);
            uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
            put_number(sink, size, 10, value < 0, width, fill);
            break;
        }
        case 'u':
        case 'x': {
            uint64_t value = is_long ? va_arg(values, uint64_t) : va_arg(values, unsigned);
            put_number(sink, value, *format == 'u' ? 10 : 16, false, width, fill);
            break;
        }
        default:
            sink->put(sink, *format);
        }
    }
}

/*
 * The console: a line is collected and sent whole, so that the lines of two
 * writers on one terminal never mix and a line costs one call to the host. Long
 * enough for any argument of the command line.
 */
static char line[10240];
static size_t used;

void print_flush(void)
{
    if (used > 0)
        platform_write(line, used);
    used = 0;
}

static void put_console(struct sink *sink, char c)
{
    (void)sink;
    line[used++] = c;
    if (c == '\n' || used == sizeof line)
        print_flush();
}

void print(const char *format, ...)
{
    struct sink sink = {.put = put_console};
    va_list values;

    va_start(values, format);
    put_formatted(&sink, format, values);
    va_end(values);
}

static void put_memory(struct sink *sink, char c)
{
    if (sink->at < sink->end)
        *sink->at++ = c;
}

size_t format(char *out, size_t size, const char *format, ...)
{
    struct sink sink = {.put = put_memory, .at = out, .end = out + size - 1};
    va_list values;

    va_start(values, format);
    put_formatted(&sink, format, values);
    va_end(values);
    *sink.at = 0;
    return sink.at - out;
}
