/** Cases and policies as they are kept, read back. */
package io.escalations.stored;
