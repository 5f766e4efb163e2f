package io.mockmongo.reply;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/** Values as servers write them into messages: <code>{ _id: 7, name: "ann" }</code>. */
final class ServerText {

  private static final int LONGEST_STRING = 160;
  private static final int SHORTENED_STRING = 150;

  private ServerText() {}

  static String of(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOCUMENT -> document(value.asDocument());
      case ARRAY -> array(value.asArray());
      case STRING -> string(value.asString().getValue());
      case SYMBOL -> string(value.asSymbol().getSymbol());
      case INT32 -> Integer.toString(value.asInt32().getValue());
      case INT64 -> Long.toString(value.asInt64().getValue());
      case DOUBLE -> number(value.asDouble().getValue());
      case DECIMAL128 -> value.asDecimal128().getValue().toString();
      case BOOLEAN -> Boolean.toString(value.asBoolean().getValue());
      case OBJECT_ID -> "ObjectId('" + value.asObjectId().getValue() + "')";
      case DATE_TIME -> "new Date(" + value.asDateTime().getValue() + ")";
      case TIMESTAMP -> timestamp(value.asTimestamp());
      case BINARY -> binary(value.asBinary());
      case REGULAR_EXPRESSION ->
          "/%s/%s"
              .formatted(
                  value.asRegularExpression().getPattern(),
                  value.asRegularExpression().getOptions());
      case MIN_KEY -> "MinKey";
      case MAX_KEY -> "MaxKey";
      case NULL -> "null";
      case UNDEFINED -> "undefined";
      default -> value.toString();
    };
  }

  private static String document(BsonDocument document) {
    List<Field> fields = Fields.of(document);
    return fields.isEmpty()
        ? "{}"
        : fields.stream()
            .map(field -> field.name() + ": " + of(field.value()))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String array(List<BsonValue> elements) {
    return elements.isEmpty()
        ? "[]"
        : elements.stream().map(ServerText::of).collect(Collectors.joining(", ", "[ ", " ]"));
  }

  private static String string(String text) {
    return text.length() < LONGEST_STRING
        ? '"' + text + '"'
        : '"' + text.substring(0, SHORTENED_STRING) + "...\"";
  }

  /** A whole number has one decimal, so that it does not look like an integer. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.1f", value)
        : Double.toString(value);
  }

  private static String timestamp(BsonTimestamp value) {
    return "Timestamp(" + Integer.toUnsignedString(value.getTime()) + ", " + value.getInc() + ")";
  }

  private static String binary(BsonBinary value) {
    return value.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
            && value.getData().length == 16
        ? "UUID(\"" + value.asUuid() + "\")"
        : "BinData(%d, %s)"
            .formatted(value.getType(), HexFormat.of().withUpperCase().formatHex(value.getData()));
  }
}
