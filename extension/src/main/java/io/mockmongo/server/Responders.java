package io.mockmongo.server;

import io.mockmongo.cursor.CursorOperations;
import io.mockmongo.cursor.CursorResponder;
import io.mockmongo.cursor.OpenCursors;
import io.mockmongo.hello.AwaitableHelloResponder;
import io.mockmongo.hello.HelloResponder;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.respond.HousekeepingResponder;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.respond.ResponderChain;
import io.mockmongo.state.ServerState;
import java.util.ArrayList;
import java.util.List;

/** All who may answer on one server, and the one order in which they are asked. Thread-safe. */
final class Responders {

  private final String address;
  private final Runnable onChange;
  private final ServerState state;
  private final DeclaredResponders declared;
  private final LazyDatabase database;
  private final HelloResponder hello;
  private final AwaitableHelloResponder awaitableHello;
  private final OpenCursors cursors;
  private final CursorOperations cursorAnswers;
  private final CursorResponder cursorResponder;
  private final HousekeepingResponder housekeeping = new HousekeepingResponder();
  private final ResponderChain chain;

  /**
   * Makes those of one server.
   *
   * @param settings what it is built with
   * @param address its {@code host:port}, or the path of its Unix socket
   * @param failures takes down what patterns throw
   * @param onChange runs whenever somebody may answer who did not before
   */
  Responders(
      ServerSettings settings, String address, TestCodeFailures failures, Runnable onChange) {
    this.address = address;
    this.onChange = onChange;
    this.state = new ServerState(settings.profile(), onChange);
    this.declared = new DeclaredResponders(this::changed);
    this.database = new LazyDatabase(settings.answers(), state, address, onChange);
    this.hello = new HelloResponder(state, address, settings.compressors());
    this.awaitableHello = new AwaitableHelloResponder(state);
    this.cursors = new OpenCursors(address);
    this.cursorAnswers = new CursorOperations(cursors);
    this.cursorResponder = new CursorResponder(cursors, cursorAnswers);
    this.chain =
        new ResponderChain(
            (request, thrown) -> failures.reply(request, ResponderChain.A_PATTERN, thrown));
    arrange();
  }

  /** The order: what the test declares is asked before what is built in, last resorts after it. */
  private synchronized void arrange() {
    List<Responder> inOrder = new ArrayList<>();
    inOrder.add(awaitableHello); // decorates whoever answers
    inOrder.addAll(declared.responders());
    inOrder.add(hello);
    inOrder.add(cursorResponder);
    inOrder.add(housekeeping);
    inOrder.add(database::stored);
    inOrder.addAll(declared.lastResorts());
    inOrder.add(database::otherwise);
    chain.arrange(inOrder);
  }

  private void changed() {
    arrange();
    onChange.run();
  }

  String address() {
    return address;
  }

  ServerState state() {
    return state;
  }

  DeclaredResponders declared() {
    return declared;
  }

  LazyDatabase database() {
    return database;
  }

  HelloResponder hello() {
    return hello;
  }

  CursorOperations cursorAnswers() {
    return cursorAnswers;
  }

  ResponderChain chain() {
    return chain;
  }

  /** Tells whether the test holds a request back. */
  boolean isHeld(IncomingRequest request) {
    try {
      return chain.offer(request) instanceof Offer.ToHold;
    } catch (RuntimeException | Error thrown) {
      return false; // a pattern of the test's own; telling why nobody answered tells of it
    }
  }

  /** Takes back all that the test has declared and stored. */
  void clear() {
    database.clear();
    declared.clear();
  }

  /** Ends all cursors that are open. */
  void endCursors() {
    cursors.endAll();
  }
}
