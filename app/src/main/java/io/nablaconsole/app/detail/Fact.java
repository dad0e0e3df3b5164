package io.nablaconsole.app.detail;

/** One line of the overview. */
record Fact(String label, String value) {}
