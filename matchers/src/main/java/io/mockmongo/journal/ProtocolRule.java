package io.mockmongo.journal;

/**
 * The rules for clients that a server tolerates the breach of, and tells of by a {@link
 * ProtocolWarning}. What can't be read is no matter of these; it ends its connection.
 *
 * <pre>{@code
 * assertThat(warning.rule(), is(ProtocolRule.DATABASE));
 * }</pre>
 */
public enum ProtocolRule {
  /** Wire compression, "Messages not allowed to be compressed". */
  COMPRESSED_COMMAND("commands of handshakes and of authentication are not compressed"),
  /** Wire compression, "MongoDB handshake amendment". */
  COMPRESSOR("only a compressor that hello agreed on is used"),
  /** OP_MSG, "Global command arguments". */
  DATABASE("an OP_MSG has $db"),
  /** OP_MSG, "sections". */
  SEQUENCE_TWICE("each document sequence has a name of its own"),
  /** OP_MSG, "Command arguments as payload". */
  FIELD_TWICE("what comes as a document sequence is no field of the body"),
  /** MongoDB handshake, "Limitations". */
  CLIENT_METADATA("client metadata comes in the first hello of a connection only"),
  /** Release notes of MongoDB 5.1 and 6.0. */
  LEGACY_OPCODE("from release 5.1 on legacy opcodes are for handshakes and authentication only"),
  /** Driver sessions, "Sessions and unacknowledged writes". */
  UNACKNOWLEDGED_SESSION("what wants no reply has no lsid and no txnNumber"),
  /** Driver sessions; retryable writes. */
  TXN_NUMBER("a txnNumber stands beside an lsid"),
  /** OP_MSG, "moreToCome on requests". */
  UNACKNOWLEDGED_CONCERN("what wants no reply has the write concern {w: 0}"),
  /** The limit {@code maxWriteBatchSize} of hello. */
  BATCH_SIZE("no batch has more writes than hello says"),
  /** The limit {@code maxBsonObjectSize} of hello, and 16 KiB for what drivers add. */
  DOCUMENT_SIZE("no document has more bytes than hello says"),
  /** The limit {@code maxMessageSizeBytes} of hello. */
  MESSAGE_SIZE("no message has more bytes than hello says");

  private final String text;

  ProtocolRule(String text) {
    this.text = text;
  }

  /** Returns the rule in words, such as {@code an OP_MSG has $db}. */
  public String text() {
    return text;
  }
}
