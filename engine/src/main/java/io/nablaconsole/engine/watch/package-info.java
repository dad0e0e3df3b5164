/**
 * Notices what changes below a root, whoever changes it. It may use {@code api} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.watch;

import org.jspecify.annotations.NullMarked;
