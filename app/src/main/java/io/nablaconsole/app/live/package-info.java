/**
 * The containers as the window sees them: rows that follow the engine, and the actions on them. No toolkit here: with
 * the view-models this is the only place that reaches the engine. It may use {@code activity}, {@code notices},
 * {@code preferences}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.live;

import org.jspecify.annotations.NullMarked;
