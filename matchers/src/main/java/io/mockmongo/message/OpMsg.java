package io.mockmongo.message;

import java.util.List;
import java.util.OptionalInt;
import org.bson.RawBsonDocument;

/**
 * An OP_MSG: flags, sections in the order of the wire, and an optional checksum.
 *
 * <pre>{@code
 * var ping = OpMsg.of(1, 0, ExtendedJson.parse("{ping: 1, $db: 'admin'}"));
 * }</pre>
 *
 * <p>The constructor does not check the number of sections, so that messages which break the
 * protocol can be built; decoded messages have exactly one {@link Section.Body}.
 *
 * <p>Specification: OP_MSG.
 *
 * @param requestId the sender's number of this message
 * @param responseTo the number of the message that this one replies to, or 0
 * @param flagBits the flags as on the wire
 * @param sections the sections in the order of the wire
 * @param checksum the CRC-32C on the wire, or empty; correct in a decoded message
 */
public record OpMsg(
    int requestId, int responseTo, int flagBits, List<Section> sections, OptionalInt checksum)
    implements Message {

  private static final List<MsgFlag> FLAGS = List.of(MsgFlag.values());

  /** Keeps an immutable copy of the sections. */
  public OpMsg {
    sections = List.copyOf(sections);
  }

  /**
   * Creates a message with one body and no flags.
   *
   * @param requestId the sender's number of this message
   * @param responseTo the number of the message that this one replies to, or 0
   * @param body the body
   * @return the message
   */
  public static OpMsg of(int requestId, int responseTo, RawBsonDocument body) {
    return new OpMsg(
        requestId, responseTo, 0, List.of(new Section.Body(body)), OptionalInt.empty());
  }

  /**
   * Returns this message with {@link MsgFlag#CHECKSUM_PRESENT} and an empty checksum: the correct
   * one is computed when the message is encoded.
   */
  public OpMsg withChecksum() {
    int flags = flagBits | MsgFlag.CHECKSUM_PRESENT.mask();
    return new OpMsg(requestId, responseTo, flags, sections, OptionalInt.empty());
  }

  /** Returns this message with {@link MsgFlag#MORE_TO_COME}. */
  public OpMsg withMoreToCome() {
    return new OpMsg(
        requestId, responseTo, flagBits | MsgFlag.MORE_TO_COME.mask(), sections, checksum);
  }

  @Override
  public Opcode opcode() {
    return Opcode.OP_MSG;
  }

  @Override
  public List<MsgFlag> knownFlags() {
    return FLAGS;
  }

  /** Tells whether {@link MsgFlag#MORE_TO_COME} is not set. */
  @Override
  public boolean wantsReply() {
    return !has(MsgFlag.MORE_TO_COME);
  }

  /**
   * Returns the document of the first kind 0 section.
   *
   * @return the body
   * @throws IllegalStateException if there is none, which is impossible in a decoded message
   */
  public RawBsonDocument body() {
    for (Section section : sections) {
      if (section instanceof Section.Body body) {
        return body.document();
      }
    }
    throw new IllegalStateException("this OP_MSG was built without a body (kind 0 section)");
  }

  /** Returns the document sequences (kind 1 sections) in the order of the wire. */
  public List<Section.Sequence> sequences() {
    return sections.stream()
        .filter(Section.Sequence.class::isInstance)
        .map(Section.Sequence.class::cast)
        .toList();
  }

  /** Returns the message on one line, abbreviated, with credentials as {@code <hidden>}. */
  @Override
  public String toString() {
    return MessageText.of(opcode(), requestId, sections.toString());
  }
}
