package io.mockmongo.server;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.reply.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.bson.Document;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** The way of a ping through the server is the one that the package's documentation tells. */
class WalkTest {

  private static final Path SOURCE =
      Path.of(System.getProperty("basedir", "."))
          .resolve("src/main/java/io/mockmongo/server/package-info.java");
  private static final Pattern STATION = Pattern.compile("<li>\\{@code (\\w+)\\}");
  private static final int MOST = 10;

  /** Tests of other packages begin with other names. */
  private static final Pattern PRODUCT =
      Pattern.compile(
          "io\\.mockmongo\\.(server|respond|protocol|recorder|wire|hello|cursor|database|call"
              + "|verify|state|script)\\.(\\w+).*");

  private final List<List<String>> seen = new CopyOnWriteArrayList<>();

  @Test
  void it_has_ten_stations_at_most() throws IOException {
    List<String> stations = stations();

    assertThat(stations.size(), is(lessThanOrEqualTo(MOST)));
    assertThat(Set.copyOf(stations), hasSize(stations.size()));
  }

  @Test
  void a_ping_meets_the_stations_in_order_and_comes_back_to_none() throws IOException {
    List<String> way = way();

    assertThat(way, everyItem(is(oneOf(stations().toArray(String[]::new)))));
    List<String> firstMet = new ArrayList<>(new LinkedHashSet<>(way));
    assertThat("each once", way, is(firstMet));
    List<String> inOrder = new ArrayList<>(stations());
    inOrder.retainAll(way);
    assertThat(way, is(inOrder));
  }

  /** What calls nobody of the test's is met in passing, in the order of the calls. */
  @Test
  void serve_calls_each_part_in_order() {
    JavaClass connection = new ClassFileImporter().importClass(Connection.class);

    List<String> calls =
        connection.getMethod("serve").getMethodCallsFromSelf().stream()
            .sorted(Comparator.comparingInt(JavaCall::getLineNumber))
            .map(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
            .filter(call -> !call.matches("(RequestPipeline|FrameReader|Transport|Throwable)\\..*"))
            .filter(call -> !call.equals("ActiveRequest.close"))
            .toList();

    assertThat(
        calls,
        contains(
            "Connection.checkThatNoTlsBegins",
            "Connection.hasEnded",
            "MessageDecoder.decode",
            "Connection.checkThatClientsSend",
            "InFlight.enter",
            "Connection.record",
            "ProtocolRules.check",
            "ResponderChain.decide",
            "WaitingRequests.place",
            "ActiveRequest.settled",
            "StepRunner.answer"));
  }

  @Test
  void each_station_is_met() throws IOException {
    List<String> missing = new ArrayList<>(stations());
    missing.removeAll(way());
    missing.removeAll(List.of("MessageDecoder", "InFlight", "ProtocolRules")); // see above

    assertThat(missing, is(empty()));
  }

  private static List<String> stations() throws IOException {
    return STATION
        .matcher(Files.readString(SOURCE))
        .results()
        .map(station -> station.group(1))
        .toList();
  }

  /**
   * Pings, and returns the types that are entered on the way, again where one comes back to them.
   */
  private List<String> way() {
    seen.clear();
    try (MockMongoServer server = MockMongoServer.builder().listener(this::look).start();
        MongoClient client = MongoClients.create(server.uri())) {
      server
          .autoResponds(looking())
          .replies(
              request -> {
                look();
                return Reply.ok();
              });
      client.getDatabase("admin").runCommand(new Document("ping", 1));
    }
    List<String> way = new ArrayList<>();
    List<String> before = List.of();
    for (List<String> stack : seen) {
      int common = 0;
      while (common < Math.min(before.size(), stack.size())
          && before.get(common).equals(stack.get(common))) {
        common++;
      }
      way.addAll(stack.subList(common, stack.size())); // all else it has not left
      before = stack;
    }
    assertThat(way, is(not(empty())));
    return way;
  }

  private CustomTypeSafeMatcher<Received> looking() {
    return new CustomTypeSafeMatcher<>("ping") {
      @Override
      protected boolean matchesSafely(Received request) {
        boolean isPing = command("ping").matches(request);
        if (isPing) {
          look();
        }
        return isPing;
      }
    };
  }

  /** Where facts are shown, the engine is met for the sake of who looks. */
  private void look(Fact fact) {
    if (fact instanceof Received request && command("ping").matches(request)) {
      look();
      seen.get(seen.size() - 1).remove("ServerEngine");
    } else if (fact instanceof Sent sent && command("ping").matches(sent.request())) {
      look();
      seen.get(seen.size() - 1).removeAll(List.of("ServerEngine", "Recorder")); // has the frame
    }
  }

  /** Notes who is on the way from where requests are served to here. */
  private void look() {
    List<String> types = new ArrayList<>();
    List<StackTraceElement> stack = Arrays.asList(new Throwable().getStackTrace());
    Collections.reverse(stack);
    boolean served = false;
    for (StackTraceElement frame : stack) {
      served |= frame.getMethodName().equals("serve");
      var type = PRODUCT.matcher(frame.getClassName());
      if (served && type.matches() && !type.group(2).equals("WalkTest")) {
        String name =
            type.group(2).replace("PatternDeclaration", "AutoResponderDeclaration"); // its super
        if (types.isEmpty() || !types.get(types.size() - 1).equals(name)) {
          types.add(name);
        }
      }
    }
    seen.add(types);
  }
}
