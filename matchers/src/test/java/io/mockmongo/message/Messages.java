package io.mockmongo.message;

import io.mockmongo.json.ExtendedJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Messages written as Extended JSON. */
final class Messages {

  private Messages() {}

  static OpMsg msg(Section... sections) {
    return new OpMsg(1, 0, 0, List.of(sections), OptionalInt.empty());
  }

  static OpMsg flagged(int bits) {
    return new OpMsg(1, 0, bits, List.of(body("{ping: 1, $db: 'admin'}")), OptionalInt.empty());
  }

  static Section.Body body(String extendedJson) {
    return new Section.Body(ExtendedJson.parse(extendedJson));
  }

  static Section.Sequence sequence(String identifier, String... documents) {
    return new Section.Sequence(identifier, Stream.of(documents).map(ExtendedJson::parse).toList());
  }

  static OpQuery query(String collection, String extendedJson) {
    return new OpQuery(
        1, 0, 0, collection, 0, -1, ExtendedJson.parse(extendedJson), Optional.empty());
  }

  static Command command(String extendedJson) {
    return Command.of(msg(body(extendedJson)));
  }
}
