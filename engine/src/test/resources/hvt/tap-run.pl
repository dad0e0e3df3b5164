# Runs a program with a tap interface as descriptor 3, as the shim would.
# usage: perl tap-run.pl TAP PROGRAM [ARGUMENT...]
use strict;
use warnings;
use Fcntl;
use POSIX ();

my $name = shift;
$^F = 16;    # descriptors up to here stay open across exec
sysopen(my $tap, '/dev/net/tun', O_RDWR | O_NONBLOCK) or die "/dev/net/tun: $!\n";
ioctl($tap, 0x400454ca, pack('a16 S x22', $name, 0x1002)) or die "$name: $!\n";    # IFF_TAP, IFF_NO_PI
POSIX::dup2(fileno($tap), 3) // die "dup2: $!\n" if fileno($tap) != 3;
exec { $ARGV[0] } @ARGV;
