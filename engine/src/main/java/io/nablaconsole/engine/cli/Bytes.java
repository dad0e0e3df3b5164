package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory as docker and runc spell it: bytes, {@code 64M}, or {@code -1} for any. */
final class Bytes implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            return text.strip().equals("-1") ? -1 : MemorySize.parse(text).bytes();
        } catch (EngineException e) {
            throw new TypeConversionException(e.text());
        }
    }
}
