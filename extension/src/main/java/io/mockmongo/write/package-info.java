/**
 * The single writes of a command, the outcome of each, and the reply that reports them.
 *
 * <p>Apart from replies and from the database, since both decide the outcome of each write, and a
 * server reports that in the shape of the command: counts, or a row for each write.
 */
package io.mockmongo.write;
