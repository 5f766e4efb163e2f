package io.mockmongo.journal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PositionTest {

  private static final Position SECOND = new Position(2);
  private static final Position TENTH = new Position(10);

  @Test
  void positions_are_in_the_order_of_their_numbers() {
    assertThat(SECOND.compareTo(TENTH) < 0, is(true));
    assertThat(SECOND.isBefore(TENTH), is(true));
    assertThat(TENTH.isAfter(SECOND), is(true));
  }

  @Test
  void a_position_is_neither_before_nor_after_itself() {
    assertThat(SECOND.isBefore(new Position(2)), is(false));
    assertThat(SECOND.isAfter(new Position(2)), is(false));
    assertThat(SECOND, is(new Position(2)));
  }

  @Test
  void the_start_is_before_every_fact() {
    assertThat(Position.START.isBefore(new Position(1)), is(true));
  }

  @Test
  void prints_as_its_number() {
    assertThat(TENTH, hasToString("10"));
  }

  @Test
  void a_number_can_not_be_negative() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Position(-1));
    assertThat(error.getMessage(), is("Position(-1): the number is negative"));
  }
}
