/**
 * The unikernels that ship with the engine, as cards to pick. It may use {@code live}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.samples;

import org.jspecify.annotations.NullMarked;
