/**
 * Cursors that the server opens, and the answers to the getMore and killCursors that follow.
 *
 * <p>Specification: find, getMore and killCursors commands.
 */
package io.mockmongo.cursor;
