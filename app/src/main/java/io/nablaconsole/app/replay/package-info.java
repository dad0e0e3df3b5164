/**
 * A console played again from its recording. It may use {@code console}, {@code live}, {@code notices}, {@code fx} and
 * {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.replay;

import org.jspecify.annotations.NullMarked;
