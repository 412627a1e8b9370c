package io.escalations.sources.config;

import io.escalations.remote.Secret;

/** How webhooks of a source prove that they are its own. */
public record Hook(SignatureScheme scheme, Secret secret) {}
