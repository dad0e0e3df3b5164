/**
 * The signal picker: every signal, its meaning, to the process or the group. It may use {@code live}, {@code fx} and
 * {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.signals;

import org.jspecify.annotations.NullMarked;
