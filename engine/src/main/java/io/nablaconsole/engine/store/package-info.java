/**
 * What is kept on disk and how: the root directory, one directory a container, JSON written atomically, locks, and how
 * a recorded process is told from a stranger with the same pid. It may use {@code api}, {@code file},
 * {@code json} and {@code program}.
 */
@NullMarked
package io.nablaconsole.engine.store;

import org.jspecify.annotations.NullMarked;
