/*
 * args.c: from a command line to arguments.
 *
 * A tender hands over one string. The rules for taking it apart are those of
 * MirageOS, so that one way of quoting serves its unikernels and these samples:
 *
 *   - white space separates
 *   - between double quotes white space is part of the argument
 *   - between single quotes everything is, backslashes too
 *   - elsewhere a backslash takes the next character as it is
 *   - quotes may begin and end within a word: a"b c"d is one argument
 *   - empty arguments vanish
 *   - a missing closing quote counts as closed at the end of the line
 *
 * Options at the front that speak to Solo5's own start-up code are skipped.
 */
#include "platform.h"

enum { LINE_MAX = 8192 }; /* what a tender passes at most, the final NUL included */

static char text[LINE_MAX + 1];
static char *words[LINE_MAX / 2 + 1];

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * Copies one word to *to and moves both pointers on. Quoted characters only
 * ever get shorter, so the copy fits where the line did. False for a backslash
 * with nothing behind it.
 */
static bool take_word(const char **from, char **to)
{
    const char *in = *from;
    char *out = *to;
    char quote = 0;

    while (*in && (quote || !is_space(*in))) {
        char c = *in++;
        if (c == quote) {
            quote = 0;
        } else if (!quote && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == '\\' && quote != '\'') {
            if (*in == 0)
                return false;
            *out++ = *in++;
        } else {
            *out++ = c;
        }
    }
    *out++ = 0;
    *from = in;
    *to = out;
    return true;
}

static bool is_solo5_option(const char *word)
{
    return same(word, "--solo5:quiet") || same(word, "--solo5:error") || same(word, "--solo5:warn") ||
           same(word, "--solo5:info") || same(word, "--solo5:debug");
}

int split_command_line(const char *line, char ***result)
{
    char *out = text;
    int count = 0;

    *result = words;
    for (;;) {
        while (is_space(*line))
            line++;
        if (*line == 0)
            return count;
        char *word = out;
        if (!take_word(&line, &out))
            return -1;
        if (*word == 0 || (count == 0 && is_solo5_option(word)))
            continue;
        words[count++] = word;
    }
}
