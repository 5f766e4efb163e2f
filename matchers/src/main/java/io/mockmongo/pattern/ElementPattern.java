package io.mockmongo.pattern;

import org.bson.BsonValue;

/** A pattern for one element of an array, and the value from which it was read. */
record ElementPattern(ValuePattern pattern, BsonValue written) {
  DifferenceSide side() {
    return DifferenceSide.of("an element ", written);
  }
}
