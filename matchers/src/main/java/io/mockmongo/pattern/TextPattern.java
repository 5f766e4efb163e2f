package io.mockmongo.pattern;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A pattern for the content of a string or of binary data. */
sealed interface TextPattern extends ValuePattern {

  static ValuePattern hexBytes(OperatorArgument argument) {
    argument.require(argument.value().isString());
    String digits = argument.value().asString().getValue();
    argument.require(digits.matches("([0-9a-fA-F]{2})*"));
    return new HexBytesPattern(HexFormat.of().parseHex(digits));
  }

  static ValuePattern asDocument(OperatorArgument argument) {
    argument.require(argument.value().isDocument());
    return new JsonDocumentPattern(argument.pattern(argument.mode().below()));
  }

  /** {@code $$matchesHexBytes}: binary data of any subtype, or the UTF-8 bytes of a string. */
  record HexBytesPattern(byte[] expected) implements TextPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      byte[] bytes = bytes(actual);
      if (bytes == null) {
        report.differs(location, text(expected), actual);
      } else if (!Arrays.equals(expected, bytes)) {
        report.differs(location, text(expected), text(bytes));
      }
    }

    private static byte[] bytes(BsonValue value) {
      if (value == null || !value.isBinary() && !value.isString()) {
        return null;
      }
      return value.isBinary()
          ? value.asBinary().getData()
          : value.asString().getValue().getBytes(StandardCharsets.UTF_8);
    }

    private static DifferenceSide text(byte[] bytes) {
      return DifferenceSide.words(() -> "bytes '" + HexFormat.of().formatHex(bytes) + "'");
    }
  }

  /** {@code $$matchAsDocument}: a string that is a document in Extended JSON. */
  record JsonDocumentPattern(ValuePattern pattern) implements TextPattern {
    private static final DifferenceSide WANTED =
        DifferenceSide.words("a document in a string of Extended JSON");

    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      BsonDocument document = actual != null && actual.isString() ? read(actual) : null;
      if (document == null) {
        report.differs(location, WANTED, actual);
      } else {
        pattern.compare(location, document, report);
      }
    }

    private static BsonDocument read(BsonValue text) {
      try {
        return ExtendedJson.parse(text.asString().getValue());
      } catch (ExtendedJsonException e) {
        return null;
      }
    }
  }
}
