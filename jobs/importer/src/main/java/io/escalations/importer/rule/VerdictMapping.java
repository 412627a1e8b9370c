package io.escalations.importer.rule;

import java.util.List;

/**
 * How the rows of an export say what became of clocks; written in YAML, see {@link MappingParser}.
 *
 * @param rows how its rows are read; it has no rules
 */
public record VerdictMapping(Mapping rows, List<ClockVerdict> clocks) {}
