package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderReport;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One way to run unikernels.
 *
 * @param name what a configuration calls it
 * @param meantFor whether an image is of the kind it runs, installed or not
 * @param obstacle why it cannot run such an image here and now, and what to do about it; empty when it can
 * @param look what this host has of it; may run a program, so not for a thread in a hurry
 * @param handler what prepares containers for it
 */
public record Tender(
        String name,
        Predicate<ImageReport> meantFor,
        Function<ImageReport, Optional<Message>> obstacle,
        Supplier<TenderReport> look,
        ExecHandler handler) {

    /** Whether it can run {@code image} here and now. */
    boolean runs(ImageReport image) {
        return meantFor.test(image) && obstacle.apply(image).isEmpty();
    }
}
