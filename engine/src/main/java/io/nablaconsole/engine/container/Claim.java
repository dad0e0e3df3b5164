package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Message;

/**
 * Something of the host that a container is to have.
 *
 * @param where what it was asked for by, such as {@code device 'net0'}
 * @param what it is, for people: {@code tap tap0}
 * @param key what is the same for two claims to one thing
 * @param part which part of it; empty: all
 * @param shared whether others that share it may have it too
 * @param vital whether two containers cannot run with it at once
 */
record Claim(Message where, Message what, String key, String part, boolean shared, boolean vital) {
    boolean clashesWith(Claim other) {
        boolean same = part.equals(other.part) || part.isEmpty() || other.part.isEmpty();
        return key.equals(other.key) && same && !(shared && other.shared);
    }
}
