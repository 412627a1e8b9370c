/** What would become of the last cases, before anything is connected. */
package io.escalations.sources.preview;
