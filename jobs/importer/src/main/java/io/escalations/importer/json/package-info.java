/** JSON payloads as rows, whose columns are paths. */
package io.escalations.importer.json;
