/**
 * The log of everything the engine was asked to do, with the command line that would have done it. It may use
 * {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.activity;

import org.jspecify.annotations.NullMarked;
