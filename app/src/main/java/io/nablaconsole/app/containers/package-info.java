/**
 * The table of containers, its tool bar and its empty state. It may use {@code live}, {@code samples}, {@code detail},
 * {@code preferences}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.containers;

import org.jspecify.annotations.NullMarked;
