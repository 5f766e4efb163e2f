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

/** A converter of the payloads of type wrappers; throws if the payload has the wrong shape. */
final class WrappedValue {

  private static final Pattern SUBTYPE = Pattern.compile("[0-9a-fA-F]{1,2}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int NANOS_PER_MILLI = 1_000_000;

  private WrappedValue() {}

  static BsonValue binary(BsonValue payload) {
    String base64 = field(payload, "base64").asString().getValue();
    String subtype = field(payload, "subType").asString().getValue();
    // Java's decoder accepts a last group without padding.
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
    return new BsonTimestamp(unsigned(field(payload, "t")), unsigned(field(payload, "i")));
  }

  static BsonValue regularExpression(BsonValue payload) {
    return new BsonRegularExpression(
        cstring(field(payload, "pattern")), cstring(field(payload, "options")));
  }

  static BsonValue dbPointer(BsonValue payload) {
    return new BsonDbPointer(
        field(payload, "$ref").asString().getValue(),
        field(payload, "$id").asObjectId().getValue());
  }

  static BsonValue date(BsonValue payload) {
    if (payload.isInt64()) {
      return new BsonDateTime(payload.asInt64().getValue());
    }
    OffsetDateTime time = OffsetDateTime.parse(payload.asString().getValue());
    require(time.getNano() % NANOS_PER_MILLI == 0);
    return new BsonDateTime(time.toInstant().toEpochMilli());
  }

  /** Returns a value without content, such as MinKey, if the payload is as expected. */
  static BsonValue constant(BsonValue expected, BsonValue payload, BsonValue value) {
    require(payload.equals(expected));
    return value;
  }

  static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }

  /** Returns one of exactly two fields, which may be in either order. */
  private static BsonValue field(BsonValue payload, String name) {
    RawBsonDocument document = (RawBsonDocument) payload.asDocument();
    BsonValue field = Fields.get(document, name);
    require(field != null && Fields.of(document).size() == 2);
    return field;
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
