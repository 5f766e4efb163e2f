/**
 * The commands of a server without data, and the documents that a test stores in it.
 *
 * <p>Apart from the responders: this is a table of the replies of real servers, and decides
 * nothing.
 */
package io.mockmongo.database;
