package io.mockmongo.json;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Plain documents as other libraries see them: with only the last of the fields that share a key.
 */
public final class PlainDocuments {

  private PlainDocuments() {}

  /** Copies a document, at any depth, by {@link Fields}. */
  public static BsonDocument document(BsonDocument document) {
    BsonDocument plain = new BsonDocument();
    Fields.of(document).forEach(field -> plain.put(field.name(), value(field.value())));
    return plain;
  }

  private static BsonValue value(BsonValue value) {
    if (value.isDocument()) {
      return document(value.asDocument());
    } else if (value.isArray()) {
      return new BsonArray(value.asArray().stream().map(PlainDocuments::value).toList());
    } else if (value.isJavaScriptWithScope()) {
      BsonJavaScriptWithScope code = value.asJavaScriptWithScope();
      return new BsonJavaScriptWithScope(code.getCode(), document(code.getScope()));
    }
    return value;
  }

  /** Tells whether a value contains none of the few values without a text that can be read back. */
  public static boolean hasText(BsonValue value) {
    if (value.isDocument()) {
      List<Field> fields = Fields.of(value.asDocument());
      return fields.stream().limit(1).noneMatch(first -> isWrapper(first.name()))
          && fields.stream().allMatch(field -> hasText(field.value()));
    } else if (value.isArray()) {
      return value.asArray().stream().allMatch(PlainDocuments::hasText);
    } else if (value.isJavaScriptWithScope()) {
      return hasText(value.asJavaScriptWithScope().getScope());
    }
    return !value.isDecimal128() || hasText(value.asDecimal128().getValue());
  }

  private static boolean isWrapper(String key) {
    return Arrays.stream(TypeWrapper.values()).anyMatch(wrapper -> wrapper.key().equals(key));
  }

  /** The bits have room for 35 digits, of which a decimal may use 34. */
  private static boolean hasText(Decimal128 decimal) {
    return decimal.toString().replaceAll("E.*|\\D", "").length() <= 34;
  }
}
