/**
 * A server without data, command by command, and what a test says that it has.
 *
 * <p>Apart from who answers, since it is a table of what real servers say, and nothing is decided
 * here.
 */
package io.mockmongo.database;
