#!/usr/bin/perl
# What a shell cannot do for shim-test.sh: sockets, descriptors, binary files, waiting for events.
#   gone PID...            waits until every process has ended (zombies count as ended)
#   talk SOCKET LOG OP...  a viewer: i:TEXT w:COLSxROWS e raw:HEX see:REGEX x first told closed stall
#   index DIR              checks both segments' indexes against the logs, prints what they hold
#   receive SOCKET         takes a terminal by SCM_RIGHTS, prints name and output until it ends
use strict;
use warnings;
use Fcntl;
use IO::Select;
use IO::Socket::UNIX;
$| = 1;
$SIG{ALRM} = sub { die "timed out: @ARGV\n" };
alarm 20;
my $verb = shift;

sub slurp { my ($path) = @_; open(my $f, '<:raw', $path) or return ''; local $/; my $t = <$f>; $t // '' }

if ($verb eq 'gone') {
    for my $pid (@ARGV) {
        my $fd = syscall(434, $pid + 0, 0);
        next if $fd < 0;
        open(my $handle, '<&=', $fd) or die "pidfd: $!";
        IO::Select->new($handle)->can_read;
    }
} elsif ($verb eq 'talk') {
    my ($path, $log, @ops) = @ARGV;
    my $s = IO::Socket::UNIX->new(Peer => $path) or die "connect $path: $!\n";
    my $frame = sub { my $f = pack('aV/a', @_); while (length $f) { $f = substr($f, syswrite($s, $f) // die "write: $!\n") } };
    my $ended = '';     # an x may come together with the o that is waited for
    for (@ops) {
        if (/^i:(.*)/s) { (my $t = $1) =~ s/\\x(..)/chr hex $1/ge; $t =~ s/\\n/\n/g; $frame->('i', $t) }
        elsif (/^fill:(\d+)/) { $frame->('i', 'y' x 60000) for 1 .. $1 }
        elsif (/^w:(\d+)x(\d+)/) { $frame->('w', pack 'vv', $1, $2) }
        elsif ($_ eq 'e') { $frame->('e', '') }
        elsif (/^raw:(.*)/) { syswrite $s, pack 'H*', $1 }
        elsif (/^see:(.*)/s) {
            my $want = $1;
            until (slurp($log) =~ /$want/) { sysread($s, my $b, 4096) or die "ended before $want\n"; $ended ||= $b =~ /x/ }
        } elsif ($_ eq 'x') { my ($b, $n) = ($ended ? 'x' : '', 1); $n = sysread($s, $b, 1) while $n && $b ne 'x'; print $n ? "x\n" : "eof\n" }
        elsif ($_ eq 'first') { sysread($s, my $b, 1); print "$b\n" }
        elsif ($_ eq 'told') { my ($t, $n) = ('', 1); $n = sysread($s, $t, 4096, length $t) while $n; print "$t\n" }
        elsif ($_ eq 'closed') { my ($b, $n) = ('', 1); $n = sysread($s, $b, 4096) while $n; print "closed\n" }
        elsif ($_ eq 'stall') { print "stalled\n"; alarm 0; <STDIN> }
        else { die "op $_\n" }
    }
} elsif ($verb eq 'index') {
    my ($dir) = @ARGV;
    my ($end, $shown) = (undef, '');
    my $mark = sub { $_[0] >> 63 ? $_[0] >> 32 & 0xff : 0 };
    for my $suffix ('.1', '') {
        next unless -e "$dir/console.log$suffix";
        my $size = -s "$dir/console.log$suffix";
        my $idx = slurp("$dir/console.idx$suffix");
        die "index $suffix torn or empty\n" if !length $idx || length($idx) % 16;
        my ($base, $last, $time, $count) = (undef, 0, 0, 0);
        my @records = unpack '(a16)*', $idx;
        while (@records) {
            my ($offset, $ns) = unpack 'Q<Q<', shift @records;
            my $marked = @records && $mark->(unpack 'Q<', $records[0]);     # written for the mark, at any time
            if (my $what = $mark->($offset)) {
                $shown .= $what == 3 ? sprintf "ended %d ", $offset & 0xffffffff : (qw(- ready started))[$what] . ' ';
                next;
            }
            if ($offset >> 63) {
                $shown .= sprintf "window %dx%d ", $offset >> 16 & 0xffff, $offset & 0xffff;
                next;
            }
            $base //= $offset;
            die "offset $offset beyond $base+$size\n" if $offset < $last || $offset > $base + $size;
            die "time goes back\n" if $ns < $time;
            $count++ and !$marked and $ns - $time < 10e6 and die "records closer than 10 ms\n";
            ($last, $time) = ($offset, $ns);
        }
        die "segment begins at $base, expected $end\n" if defined $end && $end != $base;
        $end = $base + $size;
    }
    print "${shown}end $end\n";
} elsif ($verb eq 'receive') {
    my $l = IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1) or die "listen: $!";
    print "listening\n";
    my $s = $l->accept;
    my ($data, $control) = ("\0" x 64, "\0" x 64);
    my $iov = pack 'PQ', $data, 64;
    my $msg = pack 'PL x4 PQ PQ i x4', undef, 0, $iov, 1, $control, 64, 0;
    my $n = syscall(47, fileno $s, $msg, 0);
    my ($len, $level, $type, $fd) = unpack 'Qiii', $control;
    print substr($data, 0, $n), "\n";
    open(my $tty, '+<&=', $fd) or die "fd: $!";
    while (sysread $tty, my $b, 4096) { print $b }
} else {
    die "verb $verb\n";
}
