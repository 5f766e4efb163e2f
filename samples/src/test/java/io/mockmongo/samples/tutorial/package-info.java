/**
 * A tutorial in fifteen chapters. Each is a test class about a driver and a server: an explanation
 * above the class, then tests that run.
 *
 * <ol>
 *   <li>{@link Chapter01HandshakeTest}: what a driver and a server tell each other about themselves
 *   <li>{@link Chapter02UnacknowledgedWritesTest}: writes that wait for a reply, and writes that
 *       don't
 *   <li>{@link Chapter03WireVersionTest}: a server that is older or newer than the driver expects
 *   <li>{@link Chapter04CommandErrorTest}: errors with codes, names and labels
 *   <li>{@link Chapter05NetworkErrorTest}: a connection that breaks, and the driver's retry
 *   <li>{@link Chapter06PatternThatDoesNotMatchTest}: the text of a failure
 *   <li>{@link Chapter07ServingLoopTest}: a loop in the test that answers each request
 *   <li>{@link Chapter08ShutdownTest}: a server that stops, and one that restarts
 *   <li>{@link Chapter09WriteConcernTest}: what a write concern looks like on the wire
 *   <li>{@link Chapter10ImpatienceTest}: timeouts of the test and of the client
 *   <li>{@link Chapter11FailingQueryTest}: a query that fails at once, or at a later batch
 *   <li>{@link Chapter12CursorClosedEarlyTest}: who kills an open cursor
 *   <li>{@link Chapter13CursorInBatchesTest}: a long result, batch by batch
 *   <li>{@link Chapter14ReleaseMatrixTest}: one test, run once for each release
 * </ol>
 *
 * <p>The chapters use two kinds of test. Some declare the answers, call the driver, and then verify
 * the requests. Others hold a conversation: the driver's call runs in the background while the test
 * receives and replies.
 */
package io.mockmongo.samples.tutorial;
