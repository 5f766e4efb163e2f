/**
 * A tutorial in fourteen chapters, each a test class that tells one story of a driver and a server:
 * in words above the class, then in tests that run.
 *
 * <ol>
 *   <li>{@link Chapter01HandshakeTest}: how the two introduce themselves
 *   <li>{@link Chapter02UnacknowledgedWritesTest}: writes that wait for an answer, and some that
 *       don't
 *   <li>{@link Chapter03WireVersionTest}: a server of another release, or of another time
 *   <li>{@link Chapter04CommandErrorTest}: errors with codes, names and labels
 *   <li>{@link Chapter05NetworkErrorTest}: a connection that breaks
 *   <li>{@link Chapter06PatternThatDoesNotMatchTest}: what a failure says
 *   <li>{@link Chapter07ServingLoopTest}: a small server of the test's own
 *   <li>{@link Chapter08ShutdownTest}: a server that goes, and one that comes back
 *   <li>{@link Chapter09WriteConcernTest}: what a write concern looks like on the wire
 *   <li>{@link Chapter10ImpatienceTest}: waiting, but not for long
 *   <li>{@link Chapter11FailingQueryTest}: queries that fail at once, or in the middle
 *   <li>{@link Chapter12CursorClosedEarlyTest}: who tidies up a cursor
 *   <li>{@link Chapter13CursorInBatchesTest}: a long result, piece by piece
 *   <li>{@link Chapter14ReleaseMatrixTest}: one test, all releases
 * </ol>
 *
 * <p>Two habits run through them. Some tests declare the answers, call the driver, and verify
 * afterwards what went over the wire. Others hold a conversation: the driver's call runs in the
 * background, and the test receives and replies, step by step.
 */
package io.mockmongo.samples.tutorial;
