/**
 * Sessions and their transactions: which of them a server knows, what it refuses of the others, and
 * what it tells in its replies. Apart from {@code database}, since it follows every answer, also
 * the declared ones.
 */
package io.mockmongo.session;
