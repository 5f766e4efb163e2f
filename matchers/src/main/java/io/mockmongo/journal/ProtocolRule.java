package io.mockmongo.journal;

/**
 * The protocol rules for clients whose violation a server reports as a {@link ProtocolWarning} and
 * tolerates. Malformed messages are not among them; they end their connection.
 *
 * <pre>{@code
 * assertThat(warning.rule(), is(ProtocolRule.DATABASE));
 * }</pre>
 */
public enum ProtocolRule {
  /** Wire compression, "Messages not allowed to be compressed". */
  COMPRESSED_COMMAND("handshake and authentication commands are not compressed"),
  /** Wire compression, "MongoDB handshake amendment". */
  COMPRESSOR("only a negotiated compressor is used"),
  /** OP_MSG, "Global command arguments". */
  DATABASE("an OP_MSG has $db"),
  /** OP_MSG, "sections". */
  SEQUENCE_TWICE("document sequences have different identifiers"),
  /** OP_MSG, "Command arguments as payload". */
  FIELD_TWICE("a field is sent in the body or as a document sequence"),
  /** MongoDB handshake, "Limitations". */
  CLIENT_METADATA("client metadata is sent in the first hello of a connection only"),
  /** Release notes of MongoDB 5.1 and 6.0. */
  LEGACY_OPCODE("since release 5.1, legacy opcodes are for handshakes and authentication only"),
  /** Driver sessions, "Sessions and unacknowledged writes". */
  UNACKNOWLEDGED_SESSION("an unacknowledged request has no lsid and no txnNumber"),
  /** Driver sessions; retryable writes. */
  TXN_NUMBER("a txnNumber requires an lsid"),
  /** OP_MSG, "moreToCome on requests". */
  UNACKNOWLEDGED_CONCERN("an unacknowledged request has the write concern {w: 0}"),
  /** The limit {@code maxWriteBatchSize} of hello. */
  BATCH_SIZE("a batch does not exceed maxWriteBatchSize"),
  /** The limit {@code maxBsonObjectSize} of hello, and 16 KiB for the fields that drivers add. */
  DOCUMENT_SIZE("a document does not exceed maxBsonObjectSize"),
  /** The limit {@code maxMessageSizeBytes} of hello. */
  MESSAGE_SIZE("a message does not exceed maxMessageSizeBytes"),
  /** BSON, "string" and "cstring"; servers store other bytes as they are. */
  UTF8("strings and names are valid UTF-8");

  private final String text;

  ProtocolRule(String text) {
    this.text = text;
  }

  /** Returns the rule as a sentence, such as {@code an OP_MSG has $db}. */
  public String text() {
    return text;
  }
}
