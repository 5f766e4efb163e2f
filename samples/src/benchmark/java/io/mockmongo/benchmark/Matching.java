package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One request against 100 patterns, none of which matches; new requests, as a server gets them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Matching {

  private final OpMsg insert =
      OpMsg.of(
          1,
          0,
          ExtendedJson.parse(
              "{insert: 'orders', ordered: true, $db: 'shop', lsid: {id: {$uuid: '"
                  + "0b9e1f6c-8a34-4b4e-9d6f-1f4a1f4c2a11'}}, txnNumber: 1,"
                  + " documents: [{_id: 7, qty: 3, tags: ['a', 'b']}]}"));

  private final List<Matcher<? super Received>> byName =
      hundred(i -> command("find").on("shop.orders"));
  private final List<Matcher<? super Received>> byNamespace =
      hundred(i -> command("insert").on("shop.c" + i));
  private final List<Matcher<? super Received>> byDocument =
      hundred(
          i -> command("insert").on("shop.orders").matching("{documents: [{_id: 'x" + i + "'}]}"));

  private static List<Matcher<? super Received>> hundred(
      java.util.function.IntFunction<Matcher<? super Received>> pattern) {
    return IntStream.range(0, 100).<Matcher<? super Received>>mapToObj(pattern).toList();
  }

  @Benchmark
  public int hundredOfOtherNames() {
    return matching(byName);
  }

  @Benchmark
  public int hundredOfOtherNamespaces() {
    return matching(byNamespace);
  }

  @Benchmark
  public int hundredOfOtherDocuments() {
    return matching(byDocument);
  }

  private int matching(List<Matcher<? super Received>> patterns) {
    Received request = Received.of(insert);
    int count = 0;
    for (Matcher<? super Received> pattern : patterns) {
      count += pattern.matches(request) ? 1 : 0;
    }
    return count;
  }
}
