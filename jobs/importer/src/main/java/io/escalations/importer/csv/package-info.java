/** Reading the file: its text, its records, its header, and what spreadsheets do to all of them. */
package io.escalations.importer.csv;
