/**
 * The fail points of a server, which strike before a command is executed, whatever the test
 * declared; and the server parameters that driver tests set.
 *
 * <p>Apart from the test's declarations, since any client can configure them over the wire, with
 * the semantics and the errors of a real server.
 */
package io.mockmongo.failpoint;
