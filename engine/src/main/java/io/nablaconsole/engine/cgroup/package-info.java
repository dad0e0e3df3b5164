/**
 * Control groups, version 1 and 2: where they are mounted, limits, the freezer. It may use {@code api} only, and knows
 * containers by a path.
 */
@NullMarked
package io.nablaconsole.engine.cgroup;

import org.jspecify.annotations.NullMarked;
