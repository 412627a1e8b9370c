/** Facts computed again, and compared with those that are published. */
package io.escalations.cli.verify;
