package io.mockmongo.json;

import io.mockmongo.bson.BsonValidator;
import io.mockmongo.bson.Fields;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonBinaryWriter;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A recursive parser of Extended JSON that writes BSON as it reads tokens. The parameter {@code
 * depth} is the number of documents and arrays around the value.
 */
final class ValueReader {

  private static final BsonValueCodec CODEC = new BsonValueCodec();
  private static final EncoderContext CONTEXT = EncoderContext.builder().build();

  private final Tokens tokens;
  private final WrapperReader wrappers;

  ValueReader(Tokens tokens) {
    this.tokens = tokens;
    this.wrappers = new WrapperReader(tokens, this);
  }

  /** Reads a top-level document. */
  RawBsonDocument document() {
    return toBson(out -> document("a document", out, 0));
  }

  /** Reads a top-level value of any type. */
  BsonValue value() {
    RawBsonDocument holder =
        toBson(
            out -> {
              out.writeStartDocument();
              out.writeName("");
              value(out, 0);
              out.writeEndDocument();
            });
    return Fields.get(holder, "");
  }

  private static RawBsonDocument toBson(Consumer<BsonWriter> reading) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter out = new BsonBinaryWriter(buffer)) {
      reading.accept(out);
      return new RawBsonDocument(buffer.toByteArray());
    }
  }

  /** Reads a document that must not be a type wrapper. */
  void document(String what, BsonWriter out, int depth) {
    Token open = tokens.require("{", what);
    TypeWrapper.of(tokens.peek())
        .ifPresent(
            wrapper -> {
              String found = " but found the type wrapper {" + wrapper.key() + ": ...}";
              throw tokens.error(open, "expected " + what + found);
            });
    members(open, out, depth);
  }

  private void value(BsonWriter out, int depth) {
    Token token = tokens.next();
    switch (token.kind()) {
      case STRING -> out.writeString(token.text());
      case NUMBER -> encode(NumberLiteral.read(token, tokens), out);
      case WORD -> word(token, out);
      default -> structure(token, out, depth);
    }
  }

  /** Writes a value that contains no document. */
  static void encode(BsonValue value, BsonWriter out) {
    CODEC.encode(out, value, CONTEXT);
  }

  private void word(Token token, BsonWriter out) {
    switch (token.text()) {
      case "true" -> out.writeBoolean(true);
      case "false" -> out.writeBoolean(false);
      case "null" -> out.writeNull();
      default -> throw notAValue(token);
    }
  }

  private void structure(Token token, BsonWriter out, int depth) {
    if (token.is("[")) {
      elements(token, out, depth);
    } else if (!token.is("{")) {
      throw notAValue(token);
    } else {
      Optional<TypeWrapper> wrapper = TypeWrapper.of(tokens.peek());
      if (wrapper.isPresent()) {
        wrappers.read(wrapper.get(), out, depth);
      } else {
        members(token, out, depth);
      }
    }
  }

  private ExtendedJsonException notAValue(Token token) {
    String name = token.text().equals("new") ? tokens.next().text() : token.text();
    return tokens.expected("a value", token, ShellNotationHints.hint(name, name));
  }

  private void elements(Token open, BsonWriter out, int depth) {
    requireDepth(open, depth);
    out.writeStartArray();
    if (!tokens.skip("]")) {
      do {
        value(out, depth + 1);
      } while (tokens.hasMore("]"));
    }
    out.writeEndArray();
  }

  private void members(Token open, BsonWriter out, int depth) {
    requireDepth(open, depth);
    out.writeStartDocument();
    if (!tokens.skip("}")) {
      do {
        out.writeName(tokens.key());
        value(out, depth + 1);
      } while (tokens.hasMore("}"));
    }
    out.writeEndDocument();
  }

  private void requireDepth(Token open, int depth) {
    if (depth == BsonValidator.MAX_DEPTH) {
      throw tokens.error(open, "documents nest deeper than " + BsonValidator.MAX_DEPTH + " levels");
    }
  }
}
