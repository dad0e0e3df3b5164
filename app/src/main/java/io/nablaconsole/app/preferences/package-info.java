/**
 * What the user prefers, kept in a file. It may use {@code theme}, {@code fx},
 * {@code i18n} and the engine.
 */
@NullMarked
package io.nablaconsole.app.preferences;

import org.jspecify.annotations.NullMarked;
