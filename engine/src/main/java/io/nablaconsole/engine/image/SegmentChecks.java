package io.nablaconsole.engine.image;

import static io.nablaconsole.engine.image.Solo5Reader.hex;
import static io.nablaconsole.engine.image.Solo5Reader.segmentError;

import io.nablaconsole.engine.api.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the loadable segments of a unikernel: by address, inside the guest's address space, in pages of their
 * own, never writable and executable at once.
 *
 * <p>Solo5's loader ignores segments without bytes in the file (zeroed memory), as all guest memory starts zeroed and
 * writable. Here they are segments like others, with one mercy: such a segment may begin in the last page of a writable
 * one, as older link scripts have it.
 */
final class SegmentChecks {
    private final ImageFile file;
    private final List<LoadSegment> segments = new ArrayList<>();
    private long lastAddress;
    private long lastByte;
    private long lastPage;

    private SegmentChecks(ImageFile file) {
        this.file = file;
    }

    /** The segments that have any memory, in order. */
    static List<LoadSegment> check(ImageFile file, List<ProgramHeader> headers) {
        SegmentChecks checks = new SegmentChecks(file);
        for (ProgramHeader p : headers) {
            if (p.type() == ProgramHeader.TYPE_LOAD && (p.fileSize() != 0 || p.memorySize() != 0)) {
                checks.add(p);
            }
        }
        if (checks.segments.isEmpty()) {
            throw file.bad(Message.of("has no segment to load"));
        }
        return checks.segments;
    }

    private void add(ProgramHeader p) {
        checkSizes(p);
        if (p.writable() && p.executable()) {
            throw segmentError(file, p, Message.of("that is writable and executable, which is never allowed"));
        }
        long start = start(p);
        long end = end(p);
        if (p.address() < lastAddress) {
            throw segmentError(file, p, Message.of("at %s, below the segment before it", hex(p.address())));
        }
        if (start < lastPage) {
            start = joined(p, start);
        }
        lastAddress = p.address();
        lastByte = p.address() + p.memorySize();
        lastPage = Math.max(end, lastPage);
        if (start < end) {
            long address = Math.max(p.address(), start);
            long memory = p.memorySize() - (address - p.address());
            segments.add(new LoadSegment(
                    p.fileSize() == 0 ? 0 : p.offset(),
                    address,
                    p.fileSize(),
                    memory,
                    p.readable(),
                    p.writable(),
                    p.executable(),
                    start,
                    end));
        }
    }

    private void checkSizes(ProgramHeader p) {
        if (Long.compareUnsigned(p.fileSize(), p.memorySize()) > 0) {
            throw segmentError(
                    file,
                    p,
                    Message.of(
                            "with %s bytes in the file but only %s in memory",
                            Long.toUnsignedString(p.fileSize()), Long.toUnsignedString(p.memorySize())));
        }
        if (Long.compareUnsigned(p.address(), Solo5Image.MIN_ADDRESS) < 0) {
            throw segmentError(
                    file,
                    p,
                    Message.of(
                            "at %s, below the lowest address allowed, %s",
                            hex(p.address()), hex(Solo5Image.MIN_ADDRESS)));
        }
        // both are unsigned, so compare before adding: the sum may overflow
        if (Long.compareUnsigned(p.address(), Solo5Image.MAX_ADDRESS) > 0
                || Long.compareUnsigned(p.memorySize(), Solo5Image.MAX_ADDRESS - p.address()) > 0) {
            throw segmentError(
                    file,
                    p,
                    Message.of(
                            "at %s of %s bytes, beyond the highest address allowed, %s",
                            hex(p.address()), Long.toUnsignedString(p.memorySize()), hex(Solo5Image.MAX_ADDRESS)));
        }
        if (!file.holds(p.fileSize() == 0 ? 0 : p.offset(), p.fileSize())) {
            throw segmentError(
                    file,
                    p,
                    Message.of(
                            "that is truncated: %s bytes at offset %s, the file has %s",
                            p.fileSize(), Long.toUnsignedString(p.offset()), file.size()));
        }
    }

    private long alignment(ProgramHeader p) {
        if (p.fileSize() == 0) {
            return Solo5Image.PAGE;
        }
        if (Long.bitCount(p.align()) != 1 || p.align() < 0 || p.align() > Solo5Image.MAX_ADDRESS) {
            throw segmentError(file, p, Message.of("aligned to %s, no power of two", Long.toUnsignedString(p.align())));
        }
        return p.align();
    }

    private long start(ProgramHeader p) {
        long start = p.address() & -alignment(p);
        if (start < Solo5Image.MIN_ADDRESS) {
            throw segmentError(file, p, Message.of("whose alignment reaches down to %s", hex(start)));
        }
        if ((start & (Solo5Image.PAGE - 1)) != 0) {
            throw segmentError(file, p, Message.of("at %s, which is not the start of a page", hex(start)));
        }
        return start;
    }

    private long end(ProgramHeader p) {
        long align = alignment(p);
        long end = (p.address() + p.memorySize() + align - 1) & -align;
        if (end > Solo5Image.MAX_ADDRESS) {
            throw segmentError(file, p, Message.of("whose alignment reaches up to %s", hex(end)));
        }
        if ((end & (Solo5Image.PAGE - 1)) != 0) {
            throw segmentError(file, p, Message.of("that ends at %s, which is not the end of a page", hex(end)));
        }
        return end;
    }

    /** Where a segment goes on after the page it shares with the one before; an error unless both only hold data. */
    private long joined(ProgramHeader p, long start) {
        LoadSegment before = segments.get(segments.size() - 1);
        boolean apart = p.address() >= lastByte && p.fileSize() == 0;
        if (apart && p.writable() && p.readable() && before.writable() && before.readable()) {
            return lastPage;
        }
        String at = hex(p.address());
        Message message = p.address() < lastByte
                ? Message.of("at %s that overlaps the segment before it, which ends at %s", at, hex(lastByte))
                : Message.of("at %s in the same page (%s) as the segment before it", at, hex(start));
        throw segmentError(file, p, message);
    }
}
