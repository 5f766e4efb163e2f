package io.mockmongo.hello;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.message.Compressor;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerCondition;
import io.mockmongo.state.ServerState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * Answers {@code hello}, {@code isMaster} and {@code ismaster} as a server of its profile does, and
 * in its condition.
 *
 * <p>Specifications: MongoDB handshake; server discovery and monitoring.
 */
public final class HelloResponder implements Responder, Offer.ToAnswer {

  private static final Origin HANDSHAKE = Origin.of("the built-in handshake");
  private static final BsonDocument NONE = new BsonDocument();

  private final ServerState state;
  private final String address;
  private final Predicate<Compressor> compressors;

  /** Made for the first hello, so that a server starts without loading their classes. */
  private volatile List<HelloContributor> contributors;

  /**
   * Makes the responder of one server.
   *
   * @param state the server's profile and topology version
   * @param address the server's {@code host:port}, or the path of its Unix socket
   * @param compressors which compressors the server supports
   */
  public HelloResponder(ServerState state, String address, Predicate<Compressor> compressors) {
    this.state = state;
    this.address = address;
    this.compressors = compressors;
  }

  private List<HelloContributor> contributors() {
    if (contributors == null) {
      contributors =
          List.of(
              new IdentityContributor(address, state),
              new LimitsContributor(),
              new CompressionContributor(compressors),
              new ClusterTimeContributor(state.clusterClock()));
    }
    return contributors;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return request.isHello() ? this : null;
  }

  @Override
  public Origin by() {
    return HANDSHAKE;
  }

  @Override
  public Optional<Answer> claim(IncomingRequest request) {
    return Optional.of(any -> reply(request));
  }

  private Reply reply(IncomingRequest request) {
    ServerState.Snapshot told = told(request);
    if (told.condition() == ServerCondition.SHUTTING_DOWN) {
      return Reply.exactly(shutdown(told));
    }
    return request.command().name().equals("hello") && !told.hasTopologyVersion()
        ? Reply.error(ServerError.COMMAND_NOT_FOUND.code(), "no such command: 'hello'")
        : Reply.exactly(document(request, NONE));
  }

  /**
   * Completes a successful declared reply with the fields of the built-in reply. Declared fields
   * win, and a role that they declare decides the others: a declared secondary is not writable.
   *
   * @param hello the hello
   * @param declared the declared reply
   * @return the reply to send
   */
  public RawBsonDocument completed(IncomingRequest hello, RawBsonDocument declared) {
    if (!ErrorCode.isSuccess(declared)) {
      return declared;
    }
    BsonDocument document = document(hello, declared);
    document.putAll(declared);
    return RawBuilder.raw(document);
  }

  /** Returns the state that the reply tells: the current one if the test replies by hand. */
  private ServerState.Snapshot told(IncomingRequest hello) {
    LastHello last = hello.state().lastHello();
    return last == null || last.told() == null ? state.current() : last.told();
  }

  private static BsonDocument shutdown(ServerState.Snapshot told) {
    BsonDocument error =
        new BsonDocument("ok", new BsonDouble(0))
            .append("errmsg", new BsonString(ServerError.SHUTDOWN_IN_PROGRESS.declared().message()))
            .append("code", new BsonInt32(ServerError.SHUTDOWN_IN_PROGRESS.code()))
            .append("codeName", new BsonString(ServerError.SHUTDOWN_IN_PROGRESS.codeName()));
    return told.hasTopologyVersion()
        ? error.append("topologyVersion", told.version().document())
        : error;
  }

  private BsonDocument document(IncomingRequest hello, BsonDocument declared) {
    ServerState.Snapshot server = told(hello);
    BsonDocument reply = new BsonDocument();
    for (HelloContributor contributor : contributors()) {
      contributor.contribute(hello, server, declared, reply);
    }
    return reply.append("ok", new BsonDouble(1));
  }
}
