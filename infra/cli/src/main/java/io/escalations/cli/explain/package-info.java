/** What is needed to fold one case again: its events and the policies, from where the pipeline keeps them. */
package io.escalations.cli.explain;
