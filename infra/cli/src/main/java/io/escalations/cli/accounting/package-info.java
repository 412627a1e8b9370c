/** What a command sent, what the pipeline made of it, and whether that is a success. */
package io.escalations.cli.accounting;
