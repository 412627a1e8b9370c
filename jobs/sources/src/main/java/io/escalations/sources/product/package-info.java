/** How each product is read: what to ask next, and what its answers hold. No I/O. */
package io.escalations.sources.product;
