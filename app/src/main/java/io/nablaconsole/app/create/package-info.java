/**
 * The form that makes a container from a unikernel file. It may use {@code live}, {@code samples}, {@code fx} and
 * {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.create;

import org.jspecify.annotations.NullMarked;
