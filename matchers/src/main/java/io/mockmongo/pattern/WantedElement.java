package io.mockmongo.pattern;

import org.bson.BsonValue;

/** A pattern for some element of an array, and what it was made of. */
record WantedElement(ValuePattern pattern, BsonValue written) {
  Side side() {
    return Side.of("an element ", written);
  }
}
