/** The keys of the window's commands, and changing them. It may use {@code fx}, {@code i18n} and {@code preferences}. */
@NullMarked
package io.nablaconsole.app.shortcuts;

import org.jspecify.annotations.NullMarked;
