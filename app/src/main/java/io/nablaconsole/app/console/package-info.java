/**
 * The terminal: one pane per container over the engine's console sessions. Only this package touches JediTermFX. It may
 * use {@code live}, {@code preferences}, {@code save}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.console;

import org.jspecify.annotations.NullMarked;
