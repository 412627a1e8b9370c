/** When a row gives an event, by the row and by what earlier rows of its case had. */
package io.escalations.importer.condition;
