/**
 * Reads files that others may have put there: regular ones only, and no more of them than there can be. It may use
 * {@code api}.
 */
@NullMarked
package io.nablaconsole.engine.file;

import org.jspecify.annotations.NullMarked;
