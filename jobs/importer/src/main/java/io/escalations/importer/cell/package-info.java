/** What a field of an event is set to, and when a row gives an event: the language of a mapping. */
package io.escalations.importer.cell;
