package io.mockmongo.server;

import io.mockmongo.cursor.CursorOperations;
import io.mockmongo.cursor.CursorResponder;
import io.mockmongo.cursor.OpenCursors;
import io.mockmongo.failpoint.FailPoints;
import io.mockmongo.failpoint.ServerParameterResponder;
import io.mockmongo.hello.AwaitableHelloResponder;
import io.mockmongo.hello.HelloResponder;
import io.mockmongo.hello.RoleResponder;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.profile.MemberState;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.respond.HousekeepingResponder;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.respond.ResponderChain;
import io.mockmongo.script.Declaration;
import io.mockmongo.session.ServerTransactions;
import io.mockmongo.session.TransactionResponder;
import io.mockmongo.state.ServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bson.RawBsonDocument;

/** The responders of one server, and the order in which they are asked. Thread-safe. */
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
  private final ServerTransactions transactions;
  private final TransactionResponder transactionRules;
  private final ServerParameterResponder parameters;
  private final FailPoints failPoints;
  private final RoleResponder roleRules;
  private final SharedParts shared;
  private final Runnable onSharedChange = this::changed;
  private final boolean isByHand;
  private final ResponderChain chain;

  /**
   * Creates the responders of one server.
   *
   * @param settings the server's settings
   * @param address its {@code host:port}, or the path of its Unix socket
   * @param failures reports what patterns throw
   * @param now takes the current position in the journal
   * @param onChange runs whenever a responder may answer that did not before
   */
  Responders(
      ServerSettings settings,
      String address,
      TestCodeFailures failures,
      Supplier<Position> now,
      Runnable onChange) {
    this.address = address;
    this.onChange = onChange;
    this.shared = settings.shared();
    this.state = new ServerState(settings.profile(), shared.clusterClock(), this::stateChanged);
    this.declared = new DeclaredResponders(this::changed);
    this.hello = new HelloResponder(state, address, settings.compressors());
    this.roleRules = new RoleResponder(state, address);
    this.awaitableHello = new AwaitableHelloResponder(state);
    this.cursors = shared.cursors().newServer(address);
    this.cursorAnswers = new CursorOperations(cursors);
    this.transactions = new ServerTransactions(shared.outcomes());
    this.transactionRules = new TransactionResponder(transactions, state);
    this.cursorResponder = new CursorResponder(cursors, shared.cursors(), cursorAnswers);
    this.failPoints = new FailPoints(now);
    this.parameters = new ServerParameterResponder(failPoints);
    this.database =
        new LazyDatabase(settings.answers(), state, address, onChange, parameters::known);
    this.isByHand = settings.test().byHand();
    this.chain = new ResponderChain(failures::reply);
    shared.onChange(onSharedChange);
    arrange();
  }

  /**
   * Sets the order: fail points strike before anything is executed; the test's declarations come
   * before the built-in responders, last resorts after. What the test declares on this server comes
   * before the rules for its role, what it declares on the whole deployment after. No role holds
   * whose hello the test answers step by step.
   */
  private synchronized void arrange() {
    List<Responder> inOrder = new ArrayList<>();
    inOrder.add(awaitableHello); // decorates the responder that answers
    inOrder.add(failPoints);
    if (!isByHand) {
      inOrder.add(failPoints::offerToConfigure);
    }
    inOrder.addAll(declared.responders());
    if (!isByHand && !declared.answersHello() && !shared.declared().answersHello()) {
      inOrder.add(roleRules);
      inOrder.add(transactionRules);
    }
    inOrder.addAll(shared.declared().responders());
    inOrder.add(hello);
    inOrder.add(cursorResponder);
    inOrder.add(housekeeping);
    inOrder.add(parameters);
    inOrder.add(database::stored);
    inOrder.addAll(declared.lastResorts());
    inOrder.addAll(shared.declared().lastResorts());
    inOrder.add(database::otherwise);
    chain.arrange(inOrder);
  }

  private void changed() {
    arrange();
    onChange.run();
  }

  /** A member that is no primary loses its transactions in progress. */
  private void stateChanged() {
    state
        .current()
        .profile()
        .membership()
        .filter(member -> member.state() != MemberState.PRIMARY)
        .ifPresent(member -> transactions.loseUnfinished());
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

  /** Returns the auto-responders and holds that are in effect, in the order they are asked. */
  List<Declaration> declarations() {
    List<Declaration> all = new ArrayList<>(declared.all());
    all.addAll(shared.declared().all());
    return all;
  }

  /** Calls the observers with a new request; see {@link DeclaredResponders#show}. */
  void show(Received request, BiConsumer<Origin, Throwable> onThrown) {
    declared.show(request, onThrown);
    shared.declared().show(request, onThrown);
  }

  /** Changes a reply as declared; see {@link DeclaredResponders#changed}. */
  RawBsonDocument changed(
      Received request,
      RawBsonDocument reply,
      BiFunction<Origin, Throwable, RawBsonDocument> onThrown) {
    return shared.declared().changed(request, declared.changed(request, reply, onThrown), onThrown);
  }

  LazyDatabase database() {
    return database;
  }

  FailPoints failPoints() {
    return failPoints;
  }

  ServerTransactions transactions() {
    return transactions;
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

  /** Tells whether a hold of the test matches a request. */
  boolean isHeld(IncomingRequest request) {
    return chain.offer(request) instanceof Offer.ToHold;
  }

  /**
   * Cancels all declarations, turns all fail points off, removes all stored documents, forgets all
   * transactions, and restores the server's state.
   */
  void clear() {
    failPoints.clear();
    parameters.clear();
    state.restore();
    database.clear();
    transactions.clear();
    declared.clear();
    shared.declared().clear();
  }

  /** Closes all open cursors. */
  void endCursors() {
    cursors.closeAll();
  }

  /** Lets the conversation forget these responders, of a server that is closed. */
  void leave() {
    shared.forget(onSharedChange);
  }
}
