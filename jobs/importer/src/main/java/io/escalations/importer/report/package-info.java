/** What an import has to report: what was refused, what it warns of, what it understood. */
package io.escalations.importer.report;
