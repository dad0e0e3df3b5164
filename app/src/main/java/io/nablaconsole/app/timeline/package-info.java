/**
 * What happened to a container, as a picture. It may use {@code save}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.timeline;

import org.jspecify.annotations.NullMarked;
