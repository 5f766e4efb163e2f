/**
 * Accept, serve, record, receive, close; and the face of it, {@link
 * io.mockmongo.server.MockMongoServer}.
 *
 * <p>{@code Connection.serve()} is the one way through the product; begin there. A request that a
 * test's declaration answers passes, in this order:
 *
 * <ol>
 *   <li>{@code Connection} has read its frame, and serves it;
 *   <li>{@code MessageDecoder} makes the message of it;
 *   <li>{@code InFlight} counts it, until its answer is carried out;
 *   <li>{@code Recorder} gives it its place in the journal;
 *   <li>{@code ProtocolRules} warn of what is against the protocol;
 *   <li>{@code ResponderChain} asks the responders in order;
 *   <li>{@code AutoResponderDeclaration} is the first one that makes an offer, and gives its
 *       answer;
 *   <li>{@code StepRunner} carries out the steps of the reply;
 *   <li>{@code ReplyComposer} makes the reply of the answer, and the message of each step;
 *   <li>{@code ReplyWriter} writes the message, of which {@code MessageEncoder} makes the frame.
 * </ol>
 *
 * <p>What nobody answers is kept by {@code WaitingRequests}. What a test sees and does of all this
 * is its {@code Conversation}; {@code ServerEngine} puts the parts of a server together.
 */
package io.mockmongo.server;
