package io.mockmongo.journal;

import io.mockmongo.bson.Fields;
import io.mockmongo.json.VisibleText;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Opcode;
import io.mockmongo.wire.MessageEncoder;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The fact that a client sent a request. A test receives a subtype with methods to reply; matchers
 * and reports need this type only.
 *
 * <pre>{@code
 * Received insert = server.receives(command("insert"));
 * assertThat(insert.command().namespace(), is("shop.orders"));
 * }</pre>
 */
public non-sealed interface Received extends Fact {

  /** The commands that drivers send by themselves; of hellos those without a session. */
  Set<String> HOUSEKEEPING =
      Set.of(
          "hello",
          "isMaster",
          "ismaster",
          "endSessions",
          "killCursors",
          "getlasterror",
          "getLastError");

  /** The maximum number of chars of {@link #what}, which holds more than any valid namespace. */
  int LONGEST_ACTION = 300;

  /** The names of the command of handshakes and heartbeats. */
  Set<String> HELLOS = Set.of("hello", "isMaster", "ismaster");

  /**
   * Creates the fact for a message that no server received, such as one from a capture.
   *
   * @param message an OP_MSG with a body, or a legacy request
   * @return the fact, with {@link Position#START}, time 0 and a connection {@code captured #1}
   */
  static Received of(Message message) {
    return new CapturedRequest(message, Command.of(message));
  }

  /** Returns the message as it was on the wire. */
  Message message();

  /** Returns the command in the message, with document sequences merged in. */
  Command command();

  /** Returns how the message was compressed on the wire; empty if it was not. */
  default Optional<Compressor> compressor() {
    return Optional.empty();
  }

  /**
   * Returns whether drivers send this by themselves: handshakes, heartbeats and clean-up. A hello
   * with an {@code lsid} is the application's, such as that of a health indicator.
   */
  default boolean isHousekeeping() {
    String name = command().name();
    return HOUSEKEEPING.contains(name) && !(isHello() && hasSession())
        || name.isEmpty() && message().opcode() == Opcode.OP_KILL_CURSORS;
  }

  private boolean hasSession() {
    return Fields.get(command().body(), "lsid") != null;
  }

  /** Returns whether this is a handshake or a heartbeat, by any of the three names. */
  default boolean isHello() {
    return HELLOS.contains(command().name());
  }

  /**
   * Returns the handshake of the connection: its first hello, which may be this request; empty if
   * there was none. For a message that no server received, only a hello with the {@code client}
   * field counts as a handshake.
   *
   * <p>Specification: MongoDB handshake.
   */
  default Optional<Received> handshake() {
    return isHello() && command().get("client") != null ? Optional.of(this) : Optional.empty();
  }

  /** Returns whether the connection is open now; false if no server received this. */
  default boolean isConnectionOpen() {
    return false;
  }

  /** Returns what the client uses the connection for, as far as it is known now. */
  default ConnectionPurpose connectionPurpose() {
    return isHello() ? ConnectionPurpose.toldByHello(command()) : ConnectionPurpose.POOL;
  }

  /**
   * Returns the client metadata in the {@linkplain #handshake handshake} of the connection: driver,
   * operating system, platform and application; empty if the client sent none.
   */
  default Optional<BsonDocument> client() {
    return handshake()
        .map(hello -> hello.command().get("client"))
        .filter(BsonValue::isDocument)
        .map(BsonValue::asDocument);
  }

  /**
   * Returns the identifier of the session, {@code lsid.id}; empty if the request has no session, or
   * if the identifier is not a UUID.
   */
  default Optional<UUID> sessionId() {
    BsonValue lsid = Fields.get(command().body(), "lsid");
    BsonValue id = lsid != null && lsid.isDocument() ? Fields.get(lsid.asDocument(), "id") : null;
    if (id == null
        || !id.isBinary()
        || id.asBinary().getType() != BsonBinarySubType.UUID_STANDARD.getValue()
        || id.asBinary().getData().length != 16) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(id.asBinary().getData());
    return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
  }

  /**
   * Returns the number of the session in reports. The sessions of a conversation, on all its
   * servers, are numbered from 1 in the order of their first requests. Empty if the request has no
   * {@link #sessionId} or if no server received it.
   */
  default OptionalInt sessionNumber() {
    return OptionalInt.empty();
  }

  /**
   * Returns the server that received this, for texts about a test with several servers.
   *
   * @return its address, as in {@link #member}; "" if the conversation has one server only
   */
  default String recipient() {
    return "";
  }

  /** Returns the short forms of ids in reports: those of the conversation, if there is one. */
  default ShortIds shortIds() {
    return ShortIds.NONE;
  }

  /**
   * Returns the command and its namespace, such as {@code insert shop.orders}; the opcode replaces
   * the name of a legacy request, which has none: {@code OP_INSERT shop.orders}. Control characters
   * and the like are escaped, and what exceeds 300 chars is omitted.
   */
  @Override
  default String what() {
    String name = command().name();
    String action = name.isEmpty() ? message().opcode().name() : name;
    return VisibleText.of((action + " " + command().namespace()).strip(), LONGEST_ACTION);
  }

  /** Returns the bytes; encodes the message again if no server received it. */
  @Override
  default byte[] bytes() {
    return MessageEncoder.encode(message()).bytes();
  }

  @Override
  default String who() {
    return "client";
  }

  @Override
  default String text() {
    return command().text();
  }

  @Override
  default String text(int length) {
    return command().text(length);
  }

  @Override
  default DocumentSummary summary() {
    return summary(Set.of());
  }

  /**
   * Returns the summary with some fields not folded, for a text about these fields.
   *
   * @param shown the names of the fields, such as {@code lsid}
   * @return the document and the short forms of all other fields that drivers add
   */
  default DocumentSummary summary(Collection<String> shown) {
    return message() instanceof OpMsg
        ? FieldFolder.summary(this, shown)
        : new DocumentSummary(text(DocumentSummary.LONGEST), "");
  }
}
