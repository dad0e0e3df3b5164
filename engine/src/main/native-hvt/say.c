/*
 * say.c — messages. Each is one write, for nothing else is allowed once the sandbox is entered.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "hvt.h"

static void write_line(const char *format, va_list args, int err)
{
    static char line[1024];
    const size_t room = sizeof line - 1;        /* the last one is for the line feed */
    size_t used = 0;
    int n = vsnprintf(line, room, format, args);
    if (n > 0)
        used = (size_t)n < room ? (size_t)n : room - 1;
    if (err)
        n = snprintf(line + used, room - used, ": %s", strerror(err));
    used = strlen(line);
    line[used++] = '\n';
    (void)!RETRY(write(2, line, used));         /* a console that is gone cannot be told */
}

void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line(format, args, 0);
    va_end(args);
}

int fail(int err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line(format, args, err);
    va_end(args);
    return -1;
}
