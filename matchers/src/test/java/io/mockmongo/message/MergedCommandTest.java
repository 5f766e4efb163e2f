package io.mockmongo.message;

import static io.mockmongo.message.Messages.body;
import static io.mockmongo.message.Messages.msg;
import static io.mockmongo.message.Messages.sequence;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class MergedCommandTest {

  private static final Section.Body BULK = body("{bulkWrite: 1, $db: 'admin'}");
  private static final Section.Sequence OPS = sequence("ops", "{insert: 0}", "{insert: 1}");
  private static final Section.Sequence NAMES = sequence("nsInfo", "{ns: 'shop.orders'}");

  private static String merged(Section... sections) {
    return ExtendedJson.write(Command.of(msg(sections)).document());
  }

  @Test
  void sequences_become_arrays_after_the_fields_of_the_body() {
    assertThat(
        merged(BULK, OPS, NAMES),
        is(
            "{bulkWrite: 1, $db: 'admin', ops: [{insert: 0}, {insert: 1}],"
                + " nsInfo: [{ns: 'shop.orders'}]}"));
  }

  @Test
  void the_place_of_the_body_among_the_sections_makes_no_difference() {
    String wanted = merged(BULK, OPS, NAMES);
    assertThat(merged(OPS, BULK, NAMES), is(wanted));
    assertThat(merged(OPS, NAMES, BULK), is(wanted));
  }

  @Test
  void sequences_keep_their_own_order() {
    assertThat(
        merged(NAMES, BULK, OPS),
        is(
            "{bulkWrite: 1, $db: 'admin', nsInfo: [{ns: 'shop.orders'}],"
                + " ops: [{insert: 0}, {insert: 1}]}"));
  }

  @Test
  void an_empty_sequence_is_an_empty_array() {
    assertThat(merged(BULK, sequence("ops")), is("{bulkWrite: 1, $db: 'admin', ops: []}"));
  }

  @Test
  void a_sequence_of_many_documents_keeps_them_in_order() {
    String[] documents = new String[12];
    for (int i = 0; i < documents.length; i++) {
      documents[i] = "{_id: " + i + "}";
    }
    assertThat(
        merged(body("{insert: 'c'}"), sequence("documents", documents)),
        is("{insert: 'c', documents: [" + String.join(", ", documents) + "]}"));
  }

  @Test
  void duplicate_keys_are_kept_in_body_and_sequence() {
    assertThat(
        merged(body("{insert: 'c', a: 1, a: 2}"), sequence("documents", "{x: 1, x: 2}")),
        is("{insert: 'c', a: 1, a: 2, documents: [{x: 1, x: 2}]}"));
  }

  @Test
  void a_sequence_with_the_name_of_a_field_is_appended_as_a_duplicate() {
    Command command =
        Command.of(msg(sequence("documents", "{_id: 2}"), body("{insert: 'c', documents: 1}")));
    assertThat(
        ExtendedJson.write(command.document()),
        is("{insert: 'c', documents: 1, documents: [{_id: 2}]}"));
    assertThat(command.get("documents"), is(new BsonInt32(1)));
  }

  @Test
  void two_sequences_of_one_name_are_both_kept() {
    assertThat(
        merged(body("{insert: 'c'}"), sequence("d", "{_id: 1}"), sequence("d", "{_id: 2}")),
        is("{insert: 'c', d: [{_id: 1}], d: [{_id: 2}]}"));
  }

  @Test
  void the_body_and_the_sections_stay_unchanged() {
    OpMsg message = msg(OPS, BULK, NAMES);
    Command command = Command.of(message);
    command.document();
    assertThat(message.sections(), contains(OPS, BULK, NAMES));
    assertThat(message.sequences(), contains(OPS, NAMES));
    assertThat(command.body(), sameInstance(BULK.document()));
  }

  @Test
  void a_message_of_one_body_is_not_copied() {
    assertThat(Command.of(msg(BULK)).document(), sameInstance(BULK.document()));
  }

  @Test
  void the_merged_document_is_made_once() {
    Command command = Command.of(msg(BULK, OPS));
    assertThat(command.document(), sameInstance(command.document()));
  }

  @Test
  void gets_fields_of_body_and_sequence_or_null() {
    Command command = Command.of(msg(BULK, OPS));
    assertThat(command.get("bulkWrite"), is(new BsonInt32(1)));
    assertThat(command.get("ops").asArray().size(), is(2));
    assertThat(command.get("nsInfo"), nullValue());
  }

  @Test
  void documents_in_the_middle_of_a_frame_are_merged_from_their_own_bytes() {
    var outer = ExtendedJson.parse("{pad: 'xyz', body: {insert: 'c'}, doc: {_id: 7}}");
    var slice = Fields.get(outer, "body").asDocument();
    var element = Fields.get(outer, "doc").asDocument();
    assertThat(
        merged(
            new Section.Sequence("documents", List.of((RawBsonDocument) element)),
            new Section.Body((RawBsonDocument) slice)),
        is("{insert: 'c', documents: [{_id: 7}]}"));
  }
}
