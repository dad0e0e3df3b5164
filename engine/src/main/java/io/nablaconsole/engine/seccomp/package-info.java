/**
 * The system calls a guest may make: one list of rules, from which both the kernel's filter and the report for people
 * are made, so that they cannot disagree. It may use the JDK, {@code api} and {@code image}.
 */
@NullMarked
package io.nablaconsole.engine.seccomp;

import org.jspecify.annotations.NullMarked;
