/** Text to instants: patterns in many languages, epochs, day numbers, durations. */
package io.escalations.importer.date;
