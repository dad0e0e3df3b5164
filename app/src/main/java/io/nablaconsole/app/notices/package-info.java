/**
 * Messages that come to the user: what failed, to what, what to do. It may use {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.notices;

import org.jspecify.annotations.NullMarked;
