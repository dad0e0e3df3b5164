/**
 * Runs other programs of the host for a moment: finds them, gives them a time limit, keeps what they said; and tells what this one
 * was started with. It may use {@code api} only.
 */
@NullMarked
package io.nablaconsole.engine.program;

import org.jspecify.annotations.NullMarked;
