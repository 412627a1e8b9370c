/** What a cell or a condition reads: named values, whatever they came from. */
package io.escalations.importer.row;
