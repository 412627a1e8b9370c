/** Records of a source, JSON payloads, to case events. */
package io.escalations.importer.record;
