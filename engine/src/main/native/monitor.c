/*
 * monitor.c — stays while the container lives: owns its console, logs what it prints, passes
 * input on, and records how it ended. Asleep in poll unless something happens; no timer while
 * the container lives.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim.h"

#define DRAIN_MS 1000

enum { INIT, OUT, IN, CONTROL, POLLED = CONTROL + CONTROL_FDS };

static struct console console;
static struct log log_;
static const struct shared *shared;
static bool start_marked;
static bool reserved;           /* the record's file is ours, not that of a monitor still at work */
static char chunk[16u << 10];

/* Outlives terminal, login and shutdown signals: what ends a monitor is the end of its guest. */
static void ignore_signals(void)
{
    static const int ignored[] = {
        SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGALRM, SIGUSR1, SIGUSR2, SIGTSTP, SIGTTIN,
        SIGTTOU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR,
    };
    all_signals_default();
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        signal(ignored[i], SIG_IGN);
}

static int leave_caller(void)
{
    int null = RETRY(open("/dev/null", O_RDWR | O_CLOEXEC));
    if (null < 0)
        return fail("monitor", errno, "cannot open /dev/null");
    for (int fd = 0; fd < 3; fd++)
        if (dup2(null, fd) < 0)
            return fail("monitor", errno, "cannot make /dev/null descriptor %d", fd);
    close(null);
    return 0;
}

/* Before the first output or at the end: init cannot tell us when it turns into the tender. */
static void mark_start(void)
{
    if (!start_marked && shared->started_ns) {
        start_marked = true;
        log_mark(&log_, MARK_STARTED, 0, shared->started_ns);
    }
}

/* Takes one chunk of output. False when no more will come. */
static bool take_output(void)
{
    ssize_t n = RETRY(read(console.out, chunk, sizeof chunk));
    if (n < 0 && errno == EAGAIN)
        return true;
    if (n <= 0)
        return false;
    mark_start();
    log_append(&log_, chunk, (size_t)n);
    control_tell('o');
    return true;
}

/* A guest may close its pipe and live on. A pty never ends here: we hold the guest's end too. */
static void serve_console(const struct pollfd *polled)
{
    if (polled[OUT].revents && !take_output()) {
        close(console.out);
        if (console.in == console.out)
            console.in = -1;
        console.out = -1;
    }
    if (polled[IN].revents || (polled[OUT].revents & POLLOUT))
        control_flush(&console);
}

static int serve_until_end(int init)
{
    struct pollfd polled[POLLED];
    for (;;) {
        bool pty = console.in == console.out;
        short writable = control_pending() ? POLLOUT : 0;
        polled[INIT] = (struct pollfd){ .fd = init, .events = POLLIN };
        polled[OUT] = (struct pollfd){ .fd = console.out,
                                       .events = (short)(POLLIN | (pty ? writable : 0)) };
        polled[IN] = (struct pollfd){ .fd = pty || !writable ? -1 : console.in, .events = POLLOUT };
        control_poll(polled + CONTROL);
        if (RETRY(poll(polled, POLLED, -1)) < 0)
            return fail("monitor", errno, "cannot poll");
        serve_console(polled);
        control_serve(polled + CONTROL, &console, &log_);
        if (polled[INIT].revents)
            return 0;
    }
}

/* Reads what is left. A background process that keeps the console open gets a second, no more. */
static void drain(void)
{
    uint64_t now = monotonic_ms(), end = now + DRAIN_MS;
    console_close_guest(&console);
    for (; console.out >= 0 && now < end; now = monotonic_ms()) {
        struct pollfd out = { .fd = console.out, .events = POLLIN };
        int n = RETRY(poll(&out, 1, (int)(end - now)));
        if (n < 0 || (n > 0 && !take_output()))
            return;
    }
}

static void drop_placeholders(const struct plan *plan)
{
    struct slot slot;
    for (size_t i = 0; plan_slot(plan, i, &slot); i++)
        if (slot.fd >= 3)
            close(slot.fd);
}

static void undo(int dir)
{
    control_close();
    log_discard(&log_);
    if (reserved)
        record_discard(dir);
}

static int reap(int dir, int record, pid_t init, unsigned long long start, uint64_t finished_ns)
{
    int status;
    struct rusage usage;
    if (RETRY(wait4(init, &status, 0, &usage)) < 0)
        return fail("monitor", errno, "cannot wait for init %d", init);
    mark_start();
    log_mark(&log_, MARK_ENDED, (uint32_t)status, finished_ns);
    struct end end = { init, start, status, finished_ns, &usage };
    return record_write(dir, record, &end, shared, &log_);
}

/* Everything a container needs before its init may exist; the record's descriptor or -1. */
static int open_all(const struct plan *plan, int dir)
{
    if (setsid() < 0)
        return fail("monitor", errno, "cannot begin a session");
    if (chdir("/") < 0)
        return fail("monitor", errno, "cannot change to /");
    if (console_open(plan, &console) < 0)
        return -1;
    if (console.out >= 0
        && log_open(&log_, dir, plan->log_limit == ABSENT ? 0 : (uint64_t)plan->log_limit) < 0)
        return -1;
    if (console.out >= 0 && console.in == console.out)
        log_window(&log_, plan->cols == ABSENT ? 80 : (unsigned)plan->cols,
                   plan->rows == ABSENT ? 24 : (unsigned)plan->rows);
    if (plan->socket && control_open(plan->socket) < 0)
        return -1;
    int record = record_reserve(dir);
    reserved = record >= 0;
    return record;
}

static int report_failure(int dir, int caller)
{
    undo(dir);
    send_report(caller);
    return 1;
}

/* Runs as the monitor, ends with the container; the return value is the exit status. */
int monitor_run(struct plan *plan, int dir, int caller)
{
    char answer;
    log_ = (struct log){ .log = -1, .idx = -1 };
    ignore_signals();
    struct shared *page = mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) {
        fail("monitor", errno, "cannot map a shared page");
        return report_failure(dir, caller);
    }
    shared = page;
    int record = open_all(plan, dir);
    pid_t init = record < 0 ? -1 : init_spawn(plan, dir, &console, page);
    if (init < 0)
        return report_failure(dir, caller);
    struct stat_line line;
    int watch = (int)syscall(SYS_pidfd_open, init, 0);
    if (watch < 0 || read_stat(init, &line) < 0)
        watch = fail("monitor", errno, "cannot watch init %d", init);
    if (watch < 0 || leave_caller() < 0) {
        init_undo(init, dir);
        return report_failure(dir, caller);
    }
    if (console.in != console.out)
        console_close_guest(&console);
    drop_placeholders(plan);
    plan_drop(plan);

    /* Until the caller has told the engine about us, nobody would ever end this container. */
    report.init = init;
    if (send_report(caller) < 0 || RETRY(recv(caller, &answer, 1, 0)) != 1) {
        init_undo(init, dir);
        undo(dir);
        return 1;
    }
    /* Noted before the caller goes on: who is told of the run finds it in the index. */
    log_mark(&log_, MARK_READY, (uint32_t)init, realtime_ns());
    close(caller);
    int served = serve_until_end(watch);
    uint64_t finished_ns = realtime_ns();
    drain();
    if (served < 0 || reap(dir, record, init, line.start_time, finished_ns) < 0) {
        control_close();
        return 1;       /* a viewer sees the end of the stream without 'x': there is no record */
    }
    /* After 'x' the directory may go, and its file system be unmounted: nothing of it stays open. */
    log_close(&log_);
    close(record);
    close(dir);
    control_close();
    control_tell('x');
    return 0;
}
