/**
 * Figures of containers as charts and tables, of one or of several side by side. It may use {@code live}, {@code save},
 * {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.statistics;

import org.jspecify.annotations.NullMarked;
