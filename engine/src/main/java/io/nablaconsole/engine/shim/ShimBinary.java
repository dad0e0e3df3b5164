package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.binary.NativeProgram;
import java.nio.file.Path;

/** The shim's executable. */
public record ShimBinary(Path file) {
    /**
     * Unpacks the shim where it is not yet.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} as {@link NativeProgram#unpack}
     */
    public static ShimBinary unpack() {
        return new ShimBinary(NativeProgram.unpack("nabla-shim").file());
    }
}
