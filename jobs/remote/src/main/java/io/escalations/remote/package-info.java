/** What processes that talk to other servers share: secrets, addresses, back-off, takeovers. */
package io.escalations.remote;
