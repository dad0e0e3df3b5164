/**
 * What this machine can run and what to do about the rest, where things are kept, and a file to send along with a
 * question. It may use {@code fx}, {@code i18n}, {@code notices}, {@code save} and {@code theme}.
 */
@NullMarked
package io.nablaconsole.app.host;

import org.jspecify.annotations.NullMarked;
