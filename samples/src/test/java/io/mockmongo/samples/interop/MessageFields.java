package io.mockmongo.samples.interop;

import io.mockmongo.message.Flag;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.message.ReplyFlag;
import io.mockmongo.message.Section;
import java.util.List;

/** What the dissector should find in a message, read from the record of that message alone. */
final class MessageFields {

  private final FieldLines lines = new FieldLines();
  private final DocumentFields documents = new DocumentFields(lines);

  private MessageFields() {}

  /** Returns a line per field, in the order of the wire. */
  static List<String> of(Message message, int length) {
    var fields = new MessageFields();
    fields.header(message, length);
    fields.body(message);
    return fields.lines.lines();
  }

  private void header(Message message, int length) {
    lines
        .field("message_length", length)
        .field("request_id", message.requestId())
        .field("response_to", message.responseTo())
        .field("opcode", message.opcode().number());
  }

  private void body(Message message) {
    if (message instanceof OpMsg msg) {
      msg(msg);
    } else if (message instanceof OpQuery query) {
      query(query);
    } else if (message instanceof OpReply reply) {
      reply(reply);
    } else {
      throw new IllegalArgumentException("what is in a " + message.opcode() + " is not known here");
    }
  }

  private void msg(OpMsg msg) {
    lines.within(
        "msg.flags",
        msg.flagBits(),
        () -> {
          flag(msg, "msg.flags.checksumpresent", MsgFlag.CHECKSUM_PRESENT);
          flag(msg, "msg.flags.moretocome", MsgFlag.MORE_TO_COME);
          flag(msg, "msg.flags.exhaustallowed", MsgFlag.EXHAUST_ALLOWED);
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

  private void query(OpQuery query) {
    lines
        .within(
            "query.flags",
            "",
            () -> {
              flag(query, "query.flags.tailable_cursor", QueryFlag.TAILABLE_CURSOR);
              flag(query, "query.flags.slave_ok", QueryFlag.SECONDARY_OK);
              flag(query, "query.flags.op_log_reply", QueryFlag.OPLOG_REPLAY);
              flag(query, "query.flags.no_cursor_timeout", QueryFlag.NO_CURSOR_TIMEOUT);
              flag(query, "query.flags.awaitdata", QueryFlag.AWAIT_DATA);
              flag(query, "query.flags.exhaust", QueryFlag.EXHAUST);
              flag(query, "query.flags.partial", QueryFlag.PARTIAL);
            })
        .field("full_collection_name", query.fullCollectionName())
        .field("number_to_skip", query.numberToSkip())
        .field("number_to_return", query.numberToReturn());
    documents.document("query", query.query());
    query
        .returnFieldsSelector()
        .ifPresent(selector -> documents.document("return_field_selector", selector));
  }

  private void reply(OpReply reply) {
    lines
        .within(
            "reply.flags",
            "",
            () -> {
              flag(reply, "reply.flags.cursornotfound", ReplyFlag.CURSOR_NOT_FOUND);
              flag(reply, "reply.flags.queryfailure", ReplyFlag.QUERY_FAILURE);
              flag(reply, "reply.flags.sharedconfigstale", ReplyFlag.SHARD_CONFIG_STALE);
              flag(reply, "reply.flags.awaitcapable", ReplyFlag.AWAIT_CAPABLE);
            })
        .field("cursor_id", reply.cursorId())
        .field("starting_from", reply.startingFrom())
        .field("number_returned", reply.documents().size());
    documents.documents(reply.documents());
  }

  private void flag(Message message, String name, Flag flag) {
    lines.field(name, message.has(flag) ? 1 : 0);
  }
}
