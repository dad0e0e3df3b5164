package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.List;

/** Unikernel files: what they are, which ship with the engine, what they may do. Safe on any file, from any thread. */
public interface Images {
    /**
     * Says what {@code file} is. A file that is no unikernel, or a broken one, is a report with a problem, not an error.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be read at all
     */
    ImageReport inspect(Path file);

    /**
     * The tenders that are meant for {@code image}, in the order in which the engine prefers them; each with the reason
     * when it cannot run this image here and now. May run each once to ask for its version.
     */
    List<TenderReport> tenders(ImageReport image);

    /** The unikernels that ship with the engine. */
    List<Sample> samples();

    /**
     * The file of a sample, written to the user's data directory if it is not there yet.
     *
     * @param name such as {@code hello}; {@code hello.hvt} is its build for hvt, which needs KVM
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no sample {@code name}
     */
    Path sampleFile(String name);

    /**
     * What a container made from {@code config} may do.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when {@code config} cannot run
     */
    SandboxReport sandbox(Config config);
}
