package io.nablaconsole.app.create;

import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of the form: some fields, and what they mean for the configuration. For the FX thread. */
interface FormSection {
    /** Empties all fields. */
    void reset();

    /**
     * Asks for what an image needs.
     *
     * @param tenders those that are meant for it
     */
    default void ask(ImageReport image, List<TenderReport> tenders) {
        // most sections are the same for all images
    }

    /** Whether every field is filled in and right, as far as can be told without the engine. */
    boolean fine();

    /** Puts its part into {@code draft}; only while {@link #fine}. */
    void write(ConfigDraft draft);

    /** Notes what is typed by the names of the fields, for {@link #recall}. */
    void remember(Map<String, String> values);

    /** Fills in what was noted; fields without a value stay as they are. */
    void recall(Map<String, String> values);

    /** The field that an objection of the engine's validator speaks of; empty when it is none of this section. */
    Optional<TextEntry> blamed(String objection);
}
