/**
 * Files the user saves from the window: the dialog that asks where, and pictures of what is on show. It may use
 * {@code fx}, {@code i18n} and {@code notices}.
 */
@NullMarked
package io.nablaconsole.app.save;

import org.jspecify.annotations.NullMarked;
