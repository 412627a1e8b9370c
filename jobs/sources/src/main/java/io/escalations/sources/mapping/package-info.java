/** Which mapping is in force for a source. */
package io.escalations.sources.mapping;
