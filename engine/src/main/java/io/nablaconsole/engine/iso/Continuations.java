package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.SECTOR;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Where the fields go on that a directory record has no room for. Readers want those of one record in one sector. */
final class Continuations {
    private final ByteArrayOutputStream area = new ByteArrayOutputStream();
    private final long firstSector;

    Continuations(long firstSector) {
        this.firstSector = firstSector;
    }

    /**
     * Keeps {@code fields} and gives the field that leads to them.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when they take more than a sector
     */
    byte[] add(List<byte[]> fields, IsoEntry entry) {
        int length = fields.stream().mapToInt(field -> field.length).sum();
        if (length > SECTOR) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("the link %s leads to a path too long for a CD image: shorten it", entry.name()));
        }
        int left = SECTOR - area.size() % SECTOR;
        if (left < length) {
            area.writeBytes(new byte[left]);
        }
        int at = area.size();
        fields.forEach(area::writeBytes);
        return RockRidge.continues(firstSector + at / SECTOR, at % SECTOR, length);
    }

    byte[] bytes() {
        return area.toByteArray();
    }
}
