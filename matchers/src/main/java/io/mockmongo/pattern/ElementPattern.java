package io.mockmongo.pattern;

import org.bson.BsonValue;

/** A pattern for some element of an array, and what it was made of. */
record ElementPattern(ValuePattern pattern, BsonValue written) {
  DifferenceSide side() {
    return DifferenceSide.of("an element ", written);
  }
}
