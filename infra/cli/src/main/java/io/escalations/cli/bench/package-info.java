/**
 * Measures how many events a second each layer of the pipeline takes, from a plain consumer up to
 * the whole of it.
 */
package io.escalations.cli.bench;
