package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Message;
import io.mockmongo.pattern.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Conditions on the flags of a message. */
final class FlagConditions {

  private FlagConditions() {}

  /** A condition that a flag is set or not set; other flags do not matter. */
  record FlagCondition<F extends Fact>(
      Function<? super F, Message> message, Flag flag, boolean set, String text)
      implements FactCondition<F> {

    FlagCondition(Function<? super F, Message> message, Flag flag, boolean set) {
      this(message, flag, set, (set ? "with flag " : "without flag ") + flag.name());
    }

    @Override
    public void compare(F fact, Consumer<Difference> report) {
      Message actual = message.apply(fact);
      if (actual.has(flag) != set) {
        report.accept(new Difference("flags", text, actual.flagNames().toString()));
      }
    }
  }

  /** A condition that exactly the given flags are set, and no unknown bit. */
  record ExactFlagsCondition<F extends Fact>(Function<? super F, Message> message, List<Flag> flags)
      implements FactCondition<F> {

    ExactFlagsCondition {
      flags =
          flags.stream()
              .distinct()
              .sorted(Comparator.comparing(Flag::mask, Integer::compareUnsigned))
              .toList();
    }

    @Override
    public void compare(F fact, Consumer<Difference> report) {
      Message actual = message.apply(fact);
      int bits = flags.stream().mapToInt(Flag::mask).reduce(0, (some, more) -> some | more);
      if (actual.flagBits() != bits || !flags.stream().allMatch(actual::has)) {
        report.accept(new Difference("flags", names(), actual.flagNames().toString()));
      }
    }

    @Override
    public String text() {
      return flags.isEmpty() ? "with no flags" : "with exactly the flags " + names();
    }

    private String names() {
      return flags.stream().map(Flag::name).toList().toString();
    }
  }
}
