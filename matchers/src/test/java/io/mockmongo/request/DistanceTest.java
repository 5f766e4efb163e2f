package io.mockmongo.request;

import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistanceTest {

  private static final RequestPattern PATTERN =
      RequestPattern.command("insert")
          .on("shop.orders")
          .matching("{documents: [{_id: 7}], ordered: true}");

  private static final Received EXACT =
      request("{insert: 'orders', documents: [{_id: 7}], ordered: true, $db: 'shop'}");
  private static final Received ONE_FIELD =
      request("{insert: 'orders', documents: [{_id: 8}], ordered: true, $db: 'shop'}");
  private static final Received TWO_FIELDS =
      request("{insert: 'orders', documents: [{_id: 8}], $db: 'shop'}");
  private static final Received OTHER_NAMESPACE =
      request("{insert: 'carts', documents: [{_id: 7}], ordered: true, $db: 'shop'}");
  private static final Received OTHER_COMMAND =
      request("{update: 'orders', documents: [{_id: 7}], ordered: true, $db: 'shop'}");
  private static final Received NOTHING_ALIKE = request("{ping: 1, $db: 'admin'}");

  @Test
  void what_matches_has_no_distance() {
    assertThat(PATTERN.distance(EXACT), is(0));
    assertThat(RequestPattern.anyCommand().distance(NOTHING_ALIKE), is(0));
  }

  @Test
  void another_command_is_further_than_another_namespace_than_other_fields() {
    List<Received> ranked =
        Stream.of(NOTHING_ALIKE, OTHER_COMMAND, TWO_FIELDS, OTHER_NAMESPACE, EXACT, ONE_FIELD)
            .sorted(Comparator.comparingInt(PATTERN::distance))
            .toList();
    assertThat(
        ranked,
        is(List.of(EXACT, ONE_FIELD, TWO_FIELDS, OTHER_NAMESPACE, OTHER_COMMAND, NOTHING_ALIKE)));
  }

  @Test
  void housekeeping_is_not_near_to_any_command() {
    Received hello = request("{hello: 1, $db: 'admin'}");
    RequestPattern any = RequestPattern.anyCommand();
    assertThat(any.distance(hello), greaterThan(any.on("shop").distance(NOTHING_ALIKE)));
    assertThat(RequestPattern.command("hello").distance(hello), is(0));
  }

  @Test
  void the_distance_is_zero_just_where_the_pattern_matches() {
    for (Received request : List.of(EXACT, ONE_FIELD, OTHER_NAMESPACE, NOTHING_ALIKE)) {
      assertThat(PATTERN.distance(request) == 0, is(PATTERN.matches(request)));
    }
  }
}
