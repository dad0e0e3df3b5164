/*
 * wait.c — sleeping until a network device has a frame or the time is up. The timer is a descriptor
 * because epoll itself counts in milliseconds, and guests in nanoseconds.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "hvt.h"

#define SECOND UINT64_C(1000000000)
#define TIMER 0         /* the handle no device has */

static int watch(int fd, uint64_t handle)
{
    struct epoll_event event = { .events = EPOLLIN, .data.u64 = handle };
    return epoll_ctl(plan->epoll, EPOLL_CTL_ADD, fd, &event);
}

int wait_make(void)
{
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0 || move_fd(epoll, plan->epoll) < 0)
        return fail(errno, "nabla-hvt: cannot make the set of devices to wait for");
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0 || move_fd(timer, plan->timer) < 0 || watch(plan->timer, TIMER) < 0)
        return fail(errno, "nabla-hvt: cannot make the timer");
    for (uint32_t i = 0; i < plan->devices; i++) {
        const struct device *device = &plan_devices()[i];
        if (device->type == NET && watch(device->fd, i + 1) < 0)
            return fail(errno, "nabla-hvt: cannot wait for network device %u: descriptor %d is no"
                        " tap", i + 1, device->fd);
    }
    return 0;
}

/* The devices that are ready, a bit each, and how many; -1 when the host failed. */
int wait_for(uint64_t timeout_ns, uint64_t *ready)
{
    struct epoll_event events[65];
    struct itimerspec once = { .it_value = {
        .tv_sec = (time_t)(timeout_ns / SECOND),
        .tv_nsec = (long)(timeout_ns % SECOND) | 1,     /* nothing at all would switch it off */
    } };
    int count = 0;
    *ready = 0;
    if (timerfd_settime(plan->timer, 0, &once, NULL) < 0)
        return -1;
    int n = RETRY(epoll_pwait(plan->epoll, events, 65, -1, NULL));
    for (int i = 0; i < n; i++)
        if (events[i].data.u64 != TIMER) {
            *ready |= UINT64_C(1) << events[i].data.u64;
            count++;
        }
    return n < 0 ? -1 : count;
}
