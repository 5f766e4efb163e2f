/**
 * The server: accepts and serves connections, records facts, passes requests to the test, and
 * closes. Its public class is {@link io.mockmongo.server.MockMongoServer}.
 *
 * <p>Begin to read at {@code Connection.serve()}, which every request passes. A request that an
 * auto-responder answers passes, in this order:
 *
 * <ol>
 *   <li>{@code Connection} reads its frame, and serves it;
 *   <li>{@code MessageDecoder} decodes its message;
 *   <li>{@code InFlight} counts it as in flight until its answer is carried out;
 *   <li>{@code Recorder} assigns its position in the journal;
 *   <li>{@code ProtocolRules} warn of violations of the protocol;
 *   <li>{@code ResponderChain} asks the responders in order;
 *   <li>{@code AutoResponderDeclaration} is the first that makes an offer, and returns its answer;
 *   <li>{@code StepRunner} carries out the steps of the reply;
 *   <li>{@code ReplyComposer} makes the reply from the answer, and the message from each step;
 *   <li>{@code ReplyWriter} writes the message, which {@code MessageEncoder} encodes as a frame.
 * </ol>
 *
 * <p>{@code WaitingRequests} keeps the requests that no responder answers yet. {@code Conversation}
 * is a test's view of its servers; {@code ServerEngine} assembles the parts of a server.
 */
package io.mockmongo.server;
