/** What the sources remember, and what is known of each. */
package io.escalations.schemas.source;
