/** The order of the rows of one case, and what local times it decides. */
package io.escalations.importer.order;
