package io.mockmongo.json;

import io.mockmongo.bson.Fields;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Values that a type wrapper holds; a payload of another shape makes them throw. */
final class WrappedValue {

  private static final Pattern SUBTYPE = Pattern.compile("[0-9a-fA-F]{1,2}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int NANOS_PER_MILLI = 1_000_000;

  private WrappedValue() {}

  static BsonValue binary(BsonValue payload) {
    String base64 = part(payload, "base64").asString().getValue();
    String subtype = part(payload, "subType").asString().getValue();
    // Java's decoder takes a last group without its padding.
    require(base64.length() % 4 == 0 && SUBTYPE.matcher(subtype).matches());
    return new BsonBinary((byte) Integer.parseInt(subtype, 16), Base64.getDecoder().decode(base64));
  }

  static BsonValue uuid(BsonValue payload) {
    String text = payload.asString().getValue();
    require(UUID.matcher(text).matches());
    byte[] bytes = HexFormat.of().parseHex(text.replace("-", ""));
    return new BsonBinary(BsonBinarySubType.UUID_STANDARD, bytes);
  }

  static BsonValue timestamp(BsonValue payload) {
    return new BsonTimestamp(unsigned(part(payload, "t")), unsigned(part(payload, "i")));
  }

  static BsonValue regularExpression(BsonValue payload) {
    return new BsonRegularExpression(
        cstring(part(payload, "pattern")), cstring(part(payload, "options")));
  }

  static BsonValue dbPointer(BsonValue payload) {
    return new BsonDbPointer(
        part(payload, "$ref").asString().getValue(), part(payload, "$id").asObjectId().getValue());
  }

  static BsonValue date(BsonValue payload) {
    if (payload.isInt64()) {
      return new BsonDateTime(payload.asInt64().getValue());
    }
    OffsetDateTime time = OffsetDateTime.parse(payload.asString().getValue());
    require(time.getNano() % NANOS_PER_MILLI == 0);
    return new BsonDateTime(time.toInstant().toEpochMilli());
  }

  /** Returns a value that has no content, if the payload is the one that it always has. */
  static BsonValue only(BsonValue expected, BsonValue payload, BsonValue value) {
    require(payload.equals(expected));
    return value;
  }

  static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }

  /** Returns one of exactly two parts, which may stand in either order. */
  private static BsonValue part(BsonValue payload, String name) {
    RawBsonDocument document = (RawBsonDocument) payload.asDocument();
    BsonValue part = Fields.get(document, name);
    require(part != null && Fields.of(document).size() == 2);
    return part;
  }

  private static int unsigned(BsonValue number) {
    long value = number.isInt32() ? number.asInt32().getValue() : number.asInt64().getValue();
    require(value >= 0 && value <= 0xffff_ffffL);
    return (int) value;
  }

  private static String cstring(BsonValue string) {
    String text = string.asString().getValue();
    require(text.indexOf('\0') < 0);
    return text;
  }
}
