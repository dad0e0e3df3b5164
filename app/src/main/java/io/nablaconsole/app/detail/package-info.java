/**
 * Everything about the selected container: overview, lifecycle picture, console, sandbox, raw state. It may use
 * {@code live}, {@code console}, {@code statistics}, {@code timeline}, {@code save}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.detail;

import org.jspecify.annotations.NullMarked;
