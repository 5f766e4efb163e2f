/**
 * Cursors that the server opens, and the getMores and killCursors that follow them.
 *
 * <p>Specification: find, getMore and killCursors commands.
 */
package io.mockmongo.cursor;
