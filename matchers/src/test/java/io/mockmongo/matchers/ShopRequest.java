package io.mockmongo.matchers;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.RawBsonDocument;

/** A request of application "shop" as a server records it, for the examples in Javadoc. */
record ShopRequest(
    Message message,
    Position position,
    ConnectionId connection,
    Optional<Received> handshake,
    Optional<Compressor> compressor)
    implements Received {

  static final ConnectionId FIRST = new ConnectionId("localhost:27017", 1);

  /** The first hello of the client, in an OP_QUERY as old drivers send it. */
  static final Received HANDSHAKE =
      Received.of(
          new OpQuery(
              1,
              0,
              0,
              "admin.$cmd",
              0,
              -1,
              ExtendedJson.parse(
                  "{isMaster: 1, client: {application: {name: 'shop'},"
                      + " driver: {name: 'mongo-java-driver', version: '5.14.0'}}}"),
              Optional.empty()));

  static ShopRequest request(String command) {
    return request(OpMsg.of(41, 0, ExtendedJson.parse(command)));
  }

  static ShopRequest request(Message message) {
    return new ShopRequest(
        message, new Position(3), FIRST, Optional.of(HANDSHAKE), Optional.empty());
  }

  static ShopRequest flagged(MsgFlag flag, String command) {
    Section body = new Section.Body(ExtendedJson.parse(command));
    return request(new OpMsg(41, 0, flag.mask(), List.of(body), OptionalInt.empty()));
  }

  /** Adds a document sequence to the body of an OP_MSG. */
  ShopRequest with(String field, String document) {
    OpMsg plain = (OpMsg) message;
    List<RawBsonDocument> documents = List.of(ExtendedJson.parse(document));
    List<Section> sections =
        List.of(plain.sections().get(0), new Section.Sequence(field, documents));
    return new ShopRequest(
        new OpMsg(plain.requestId(), 0, plain.flagBits(), sections, OptionalInt.empty()),
        position,
        connection,
        handshake,
        compressor);
  }

  ShopRequest on(String member, int number) {
    return new ShopRequest(
        message, position, new ConnectionId(member, number), handshake, compressor);
  }

  ShopRequest later() {
    return new ShopRequest(
        message, new Position(position.number() + 1), connection, handshake, compressor);
  }

  ShopRequest compressed(Compressor with) {
    return new ShopRequest(message, position, connection, handshake, Optional.of(with));
  }

  @Override
  public long elapsedNanos() {
    return 0;
  }

  @Override
  public Command command() {
    return Command.of(message);
  }

  @Override
  public String toString() {
    return line();
  }
}
