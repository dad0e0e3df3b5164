/**
 * What the user prefers, kept in a file. It may use {@code theme}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.preferences;

import org.jspecify.annotations.NullMarked;
