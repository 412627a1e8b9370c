package io.escalations.core.policy;

import java.util.List;

/**
 * A policy that may be published, and what its author may want to know of it.
 *
 * @param ignoresCase whether texts compare regardless of capital letters
 * @param asked every value that a rule asks for, in the order of the file
 * @param warnings what is legal and probably not meant, one line each: file, line, key, reason
 */
public record CheckedPolicy(
    SlaPolicy policy, boolean ignoresCase, List<AskedValue> asked, List<String> warnings) {}
