package io.mockmongo.pattern;

import io.mockmongo.bson.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonType;
import org.bson.BsonValue;

/** {@code $$type}: a value of one of the given BSON types. */
record TypePattern(Set<BsonType> types, DifferenceSide expected) implements ValuePattern {

  static TypePattern of(OperatorArgument argument) {
    List<OperatorArgument> names =
        argument.value().isArray() ? argument.elements() : List.of(argument);
    argument.require(!names.isEmpty());
    Set<BsonType> types = EnumSet.noneOf(BsonType.class);
    List<String> words = new ArrayList<>();
    for (OperatorArgument each : names) {
      each.require(each.value().isString());
      String name = each.value().asString().getValue();
      types.addAll(named(name, each));
      words.add(name);
    }
    return new TypePattern(types, DifferenceSide.words("type " + String.join(" or ", words)));
  }

  private static Set<BsonType> named(String name, OperatorArgument argument) {
    Set<BsonType> types = TypeName.all().get(name);
    if (types == null) {
      throw argument.fault(
          "unknown type " + name + NearestName.advice(name, TypeName.all().keySet()));
    }
    return types;
  }

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    if (actual == null || !types.contains(actual.getBsonType())) {
      report.differs(location, expected, DifferenceSide.typed(actual));
    }
  }
}
