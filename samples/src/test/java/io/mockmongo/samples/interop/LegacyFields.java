package io.mockmongo.samples.interop;

import io.mockmongo.message.DeleteFlag;
import io.mockmongo.message.InsertFlag;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.OpUpdate;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.message.ReplyFlag;
import io.mockmongo.message.UpdateFlag;

/** What the dissector should find in the messages of the legacy opcodes, behind their headers. */
final class LegacyFields {

  private final FieldLines lines;
  private final DocumentFields documents;

  LegacyFields(FieldLines lines) {
    this.lines = lines;
    this.documents = new DocumentFields(lines);
  }

  void body(Message message) {
    if (message instanceof OpQuery query) {
      query(query);
    } else if (message instanceof OpReply reply) {
      reply(reply);
    } else if (message instanceof OpInsert insert) {
      insert(insert);
    } else if (message instanceof OpUpdate update) {
      update(update);
    } else if (message instanceof OpDelete delete) {
      delete(delete);
    } else if (message instanceof OpGetMore getMore) {
      getMore(getMore);
    } else if (message instanceof OpKillCursors kill) {
      killCursors(kill);
    } else {
      throw new IllegalArgumentException("what is in a " + message.opcode() + " is not known here");
    }
  }

  private void query(OpQuery query) {
    lines
        .within(
            "query.flags",
            "",
            () -> {
              lines
                  .flag("query.flags.tailable_cursor", query, QueryFlag.TAILABLE_CURSOR)
                  .flag("query.flags.slave_ok", query, QueryFlag.SECONDARY_OK)
                  .flag("query.flags.op_log_reply", query, QueryFlag.OPLOG_REPLAY)
                  .flag("query.flags.no_cursor_timeout", query, QueryFlag.NO_CURSOR_TIMEOUT)
                  .flag("query.flags.awaitdata", query, QueryFlag.AWAIT_DATA)
                  .flag("query.flags.exhaust", query, QueryFlag.EXHAUST)
                  .flag("query.flags.partial", query, QueryFlag.PARTIAL);
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
              lines
                  .flag("reply.flags.cursornotfound", reply, ReplyFlag.CURSOR_NOT_FOUND)
                  .flag("reply.flags.queryfailure", reply, ReplyFlag.QUERY_FAILURE)
                  .flag("reply.flags.sharedconfigstale", reply, ReplyFlag.SHARD_CONFIG_STALE)
                  .flag("reply.flags.awaitcapable", reply, ReplyFlag.AWAIT_CAPABLE);
            })
        .field("cursor_id", reply.cursorId())
        .field("starting_from", reply.startingFrom())
        .field("number_returned", reply.documents().size());
    documents.documents(reply.documents());
  }

  private void insert(OpInsert insert) {
    lines
        .within(
            "insert.flags",
            "",
            () -> lines.flag("insert.flags.continueonerror", insert, InsertFlag.CONTINUE_ON_ERROR))
        .field("full_collection_name", insert.fullCollectionName());
    documents.documents(insert.documents());
  }

  private void update(OpUpdate update) {
    reserved(update.reserved());
    lines
        .field("full_collection_name", update.fullCollectionName())
        .within(
            "update.flags",
            "",
            () ->
                lines
                    .flag("update.flags.upsert", update, UpdateFlag.UPSERT)
                    .flag("update.flags.multiupdate", update, UpdateFlag.MULTI_UPDATE));
    documents.document("selector", update.selector());
    documents.document("update", update.update());
  }

  private void delete(OpDelete delete) {
    reserved(delete.reserved());
    lines
        .field("full_collection_name", delete.fullCollectionName())
        .within(
            "delete.flags",
            "",
            () -> lines.flag("delete.flags.singleremove", delete, DeleteFlag.SINGLE_REMOVE));
    documents.document("selector", delete.selector());
  }

  private void getMore(OpGetMore getMore) {
    reserved(getMore.reserved());
    lines
        .field("full_collection_name", getMore.fullCollectionName())
        .field("number_to_return", getMore.numberToReturn())
        .field("cursor_id", getMore.cursorId());
  }

  private void killCursors(OpKillCursors kill) {
    reserved(kill.reserved());
    lines.field("number_to_cursor_ids", kill.cursorIds().size());
    kill.cursorIds().forEach(id -> lines.field("cursor_id", id));
  }

  /** Shown as bytes, which nobody reads as a number. */
  private void reserved(int value) {
    byte[] bytes = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    lines.field("document.zero", DocumentFields.BYTES.formatHex(bytes));
  }
}
