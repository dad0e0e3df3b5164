/**
 * How devices that OCI has no field for are written as annotations of a {@code config.json}. It may use {@code api}.
 */
@NullMarked
package io.nablaconsole.engine.annotation;

import org.jspecify.annotations.NullMarked;
