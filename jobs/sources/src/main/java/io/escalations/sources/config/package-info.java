/** {@code sources.yaml}, and what of it is in force. */
package io.escalations.sources.config;
