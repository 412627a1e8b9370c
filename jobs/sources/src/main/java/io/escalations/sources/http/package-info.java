/** Asks products over HTTP. */
package io.escalations.sources.http;
