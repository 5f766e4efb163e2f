package io.mockmongo.json;

import java.util.Optional;
import org.bson.BsonValue;
import org.bson.BsonWriter;

/** The part of the grammar that reads type wrappers, from behind their opening brace. */
final class WrapperReader {

  /** Type wrappers within type wrappers; two are enough for a $dbPointer with its $oid. */
  private static final int MAX_DEPTH = 4;

  private final Tokens tokens;
  private final ValueReader values;
  private int depth;

  WrapperReader(Tokens tokens, ValueReader values) {
    this.tokens = tokens;
    this.values = values;
  }

  void read(TypeWrapper wrapper, BsonWriter out, int outerDepth) {
    tokens.key();
    BsonValue value = payload(wrapper);
    if (wrapper == TypeWrapper.CODE && tokens.skip(",")) {
      out.writeJavaScriptWithScope(value.asJavaScript().getCode());
      scope(out, outerDepth);
    } else {
      ValueReader.encode(value, out);
    }
    tokens.require("}", "\"}\" after the value of " + wrapper.key());
  }

  private void scope(BsonWriter out, int outerDepth) {
    Token name = tokens.peek();
    if (!tokens.key().equals("$scope")) {
      throw tokens.fault(name, "beside $code stands only $scope");
    }
    values.document("a document as $scope", out, outerDepth);
  }

  private BsonValue payload(TypeWrapper wrapper) {
    Token first = tokens.peek();
    if (depth == MAX_DEPTH) {
      throw tokens.fault(first, "type wrappers nest deeper than " + MAX_DEPTH);
    }
    depth++;
    BsonValue payload = values.value();
    depth--;
    return unwrap(wrapper, first, payload).orElseThrow(() -> misfit(wrapper, first));
  }

  /** The milliseconds of a date are an int64 in its own wrapper; a bare number is the old v1. */
  private static Optional<BsonValue> unwrap(TypeWrapper wrapper, Token first, BsonValue payload) {
    return wrapper == TypeWrapper.DATE && first.kind() == Token.Kind.NUMBER
        ? Optional.empty()
        : wrapper.unwrap(payload);
  }

  private ExtendedJsonException misfit(TypeWrapper wrapper, Token first) {
    return tokens.fault(
        first,
        wrapper.key() + " takes " + wrapper.shape() + ", but got " + tokens.consumedSince(first));
  }
}
