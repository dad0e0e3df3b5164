/**
 * The form that makes a container from a unikernel file, a bundle or another container. A {@code …Section} holds a group
 * of fields and what they mean for the configuration, a view of the same name shows it. It may use {@code live},
 * {@code samples}, {@code activity}, {@code notices}, {@code preferences}, {@code fx} and {@code i18n}.
 */
@NullMarked
package io.nablaconsole.app.create;

import org.jspecify.annotations.NullMarked;
