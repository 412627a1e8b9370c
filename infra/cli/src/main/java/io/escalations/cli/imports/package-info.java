/** What {@code ./escalations import} prints. */
package io.escalations.cli.imports;
