package io.mockmongo.samples.interop;

import static io.mockmongo.wire.Frame.HEADER_SIZE;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.Section;
import io.mockmongo.wire.MessageEncoder;
import java.util.List;
import java.util.Optional;

/** What the dissector should find in a message, read from the record of that message alone. */
final class MessageFields {

  /** What the dissector says of a compressor that it lacks, with its number behind. */
  static final String UNSUPPORTED = "Unsupported compression format: ";

  private final FieldLines lines = new FieldLines();
  private final DocumentFields documents = new DocumentFields(lines);

  private MessageFields() {}

  /**
   * Returns a line per field, in the order of the wire.
   *
   * @param compressor how the message was compressed
   * @param length how many bytes it has on the wire
   */
  static List<String> of(Message message, Optional<Compressor> compressor, int length) {
    var fields = new MessageFields();
    fields.header(message, compressor.isPresent(), length);
    compressor.ifPresent(with -> fields.compression(message, with, () -> {}));
    fields.body(message);
    return fields.lines.lines();
  }

  /** Returns the lines of a dissector that lacks a compressor, and says so instead of the rest. */
  static List<String> unopened(Message message, Compressor compressor, int length) {
    var fields = new MessageFields();
    fields.header(message, true, length);
    fields.compression(message, compressor, () -> fields.complaint(compressor));
    return fields.lines.lines();
  }

  private void header(Message message, boolean compressed, int length) {
    Opcode opcode = compressed ? Opcode.OP_COMPRESSED : message.opcode();
    lines
        .field("message_length", length)
        .field("request_id", message.requestId())
        .field("response_to", message.responseTo())
        .field("opcode", opcode.number());
  }

  private void compression(Message message, Compressor compressor, Runnable more) {
    lines.within(
        "compression",
        "",
        () -> {
          lines
              .field("compression.original_opcode", message.opcode().number())
              .field(
                  "compression.original_size",
                  MessageEncoder.encode(message).length() - HEADER_SIZE)
              .field("compression.compressor", compressor.number())
              .field("compression.compressed_data", "");
          more.run();
        });
  }

  private void complaint(Compressor compressor) {
    String complaint = UNSUPPORTED + compressor.number();
    lines
        .field("compression.unsupported_compressed", "")
        .within(
            "complaint: Expert Info (Warning/Undecoded): " + complaint,
            "",
            () ->
                lines
                    .field("unsupported_compression.expert", "")
                    .field("complaint: Message: " + complaint, "")
                    .field("complaint: Severity level: Warning", "")
                    .field("complaint: Group: Undecoded", ""));
  }

  private void body(Message message) {
    if (message instanceof OpMsg msg) {
      msg(msg);
    } else {
      new LegacyFields(lines).body(message);
    }
  }

  private void msg(OpMsg msg) {
    lines.within(
        "msg.flags",
        msg.flagBits(),
        () -> {
          lines
              .flag("msg.flags.checksumpresent", msg, MsgFlag.CHECKSUM_PRESENT)
              .flag("msg.flags.moretocome", msg, MsgFlag.MORE_TO_COME)
              .flag("msg.flags.exhaustallowed", msg, MsgFlag.EXHAUST_ALLOWED);
        });
    msg.sections().forEach(this::section);
  }

  private void section(Section section) {
    if (section instanceof Section.Sequence sequence) {
      lines.within("msg.sections.section", "", () -> sequence(sequence));
    } else {
      lines.within("msg.sections.section", "", () -> body((Section.Body) section));
    }
  }

  private void body(Section.Body body) {
    lines.field("msg.sections.section.kind", 0);
    documents.document("msg.sections.section.body", body.document());
  }

  private void sequence(Section.Sequence sequence) {
    int size = 4 + sequence.identifier().length() + 1;
    for (var document : sequence.documents()) {
      size += DocumentFields.size(document);
    }
    lines
        .field("msg.sections.section.kind", 1)
        .field("msg.sections.section.size", size)
        .field("msg.sections.section.doc_sequence_id", sequence.identifier())
        .within(
            "msg.sections.section.doc_sequence",
            "",
            () -> documents.documents(sequence.documents()));
  }
}
