/**
 * Guided lessons beside the pages of the window: the list of them, the one that is open with its buttons and checks, and
 * what was reached. Lessons are data, read by {@code script}. It may use {@code live}, {@code samples}, {@code notices},
 * {@code preferences}, {@code fx} and {@code i18n}; what it does in the window goes through {@link
 * io.nablaconsole.app.lessons.Desk}.
 */
@NullMarked
package io.nablaconsole.app.lessons;

import org.jspecify.annotations.NullMarked;
