package io.escalations.core.policy;

/**
 * A value that a rule asks for.
 *
 * @param place file, line, key and the value as written, for messages
 */
public record AskedValue(String place, CaseField field, String value) {}
