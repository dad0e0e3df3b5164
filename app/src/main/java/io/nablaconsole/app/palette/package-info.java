/** The command palette: everything the window can do, found by typing. It may use {@code fx} and {@code i18n}. */
@NullMarked
package io.nablaconsole.app.palette;

import org.jspecify.annotations.NullMarked;
