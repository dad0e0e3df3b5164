/**
 * The page of several consoles side by side or in tabs. It may use {@code live}, {@code console}, {@code fx} and
 * {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.consoles;

import org.jspecify.annotations.NullMarked;
