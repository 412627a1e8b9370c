package io.escalations.sources.config;

import io.escalations.remote.Secret;
import java.net.URI;

/**
 * Where a product is asked, and as whom.
 *
 * @param user the e-mail address that the token belongs to
 */
public record Account(URI url, String user, Secret token) {}
