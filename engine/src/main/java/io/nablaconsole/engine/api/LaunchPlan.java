package io.nablaconsole.engine.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starting a container would execute: known before anything is made.
 *
 * @param tender the one that was chosen
 * @param command the program and its arguments, its absolute path first; files that are made at create are named where
 *     they would be. Empty when the unikernel itself becomes the program
 * @param image the address space and the allowed system calls of what is made of the unikernel; null when a program of
 *     somebody else's runs it
 */
public record LaunchPlan(
        String tender, List<String> command, @Nullable SandboxReport image) {
    public LaunchPlan {
        command = List.copyOf(command);
    }

    /** A plan that runs {@code command}. */
    public static LaunchPlan running(String tender, TenderCommand command, @Nullable SandboxReport image) {
        List<String> words = new ArrayList<>(command.argv());
        words.set(0, command.executable().toString());
        return new LaunchPlan(tender, words, image);
    }
}
