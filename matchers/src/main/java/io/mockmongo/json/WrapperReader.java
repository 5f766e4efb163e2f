package io.mockmongo.json;

import java.util.Optional;
import org.bson.BsonValue;
import org.bson.BsonWriter;

/** The part of the parser that reads type wrappers, starting after the opening brace. */
final class WrapperReader {

  /** The maximum nesting of type wrappers; a $dbPointer with its $oid needs two. */
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
      throw tokens.expected("$scope after the value of $code", name, "");
    }
    values.document("a document as $scope", out, outerDepth);
  }

  private BsonValue payload(TypeWrapper wrapper) {
    Token first = tokens.peek();
    if (depth == MAX_DEPTH) {
      throw tokens.error(first, "type wrappers nest deeper than " + MAX_DEPTH + " levels");
    }
    depth++;
    BsonValue payload = values.value();
    depth--;
    return unwrap(wrapper, first, payload).orElseThrow(() -> wrongShape(wrapper, first));
  }

  /** Rejects a date as a bare number, which is Extended JSON v1; in v2 it is a $numberLong. */
  private static Optional<BsonValue> unwrap(TypeWrapper wrapper, Token first, BsonValue payload) {
    return wrapper == TypeWrapper.DATE && first.kind() == Token.Kind.NUMBER
        ? Optional.empty()
        : wrapper.unwrap(payload);
  }

  private ExtendedJsonException wrongShape(TypeWrapper wrapper, Token first) {
    return tokens.error(
        first,
        wrapper.key() + " takes " + wrapper.shape() + ", but got " + tokens.consumedSince(first));
  }
}
