/** Case events made of text, and their ids. */
package io.escalations.importer.event;
