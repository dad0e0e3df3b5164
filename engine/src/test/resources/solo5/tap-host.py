"""Gives a program taps and pings at the other end, inside a network namespace of its own.

Usage: unshare -n python3 tap-host.py TAPS MTU PROGRAM
Tap i is descriptor 3 + i of PROGRAM, with 10.i.0.1/24 on the host's side; 10.i.0.2 is pinged without end.
"""
import fcntl
import os
import socket
import struct
import subprocess
import sys

TUNSETIFF = 0x400454CA
IFF_TAP_NO_PI = 0x1002


def make_tap(index, mtu):
    name = "tap%d" % index
    tap = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP_NO_PI))
    for command in (
        "addr add 10.%d.0.1/24 dev %s" % (index, name),
        "link set dev %s up mtu %d" % (name, mtu),
    ):
        subprocess.run(["ip"] + command.split(), check=True)
    os.dup2(tap, 100 + index)


def checksum(data):
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def ping_forever(index, guest):
    ping = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    ping.settimeout(0.2)
    body = b"nabla" * 8
    request = struct.pack("!BBHHH", 8, 0, 0, 1, 1) + body
    request = struct.pack("!BBHHH", 8, 0, checksum(request), 1, 1) + body
    while os.getppid() == guest:
        try:
            ping.sendto(request, ("10.%d.0.2" % index, 0))
            ping.recv(2048)
        except OSError:
            pass


def main():
    taps, mtu, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    guest = os.getpid()
    for index in range(taps):
        make_tap(index, mtu)
    for index in range(taps):
        if os.fork() == 0:
            os.closerange(100, 100 + taps)
            ping_forever(index, guest)
            os._exit(0)
    for index in range(taps):
        os.dup2(100 + index, 3 + index)
    os.execv(program, [program])


main()
