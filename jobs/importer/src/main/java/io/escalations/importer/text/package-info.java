/** Text as people and spreadsheets write it: blanks, numbers, and what one cannot see. */
package io.escalations.importer.text;
