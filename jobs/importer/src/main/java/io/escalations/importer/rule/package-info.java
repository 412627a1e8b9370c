/** The mapping: its YAML, and the rules it gives. */
package io.escalations.importer.rule;
