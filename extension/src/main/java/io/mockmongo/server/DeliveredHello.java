package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.respond.HelloDeclaration;
import io.mockmongo.script.HelloAnswer;
import io.mockmongo.script.WaitConditions;
import org.hamcrest.Matcher;

/** An answer to hello with the conversation of the test that waits for its effect. */
record DeliveredHello(HelloDeclaration declaration, WaitConditions conversation)
    implements HelloAnswer {

  /** Matches all hellos. */
  static final RequestPattern HELLO = RequestPattern.command("hello", "isMaster", "ismaster");

  @Override
  public Matcher<? super Received> pattern() {
    return declaration.pattern();
  }

  @Override
  public int uses() {
    return declaration.uses();
  }

  @Override
  public boolean isUsedUp() {
    return false;
  }

  @Override
  public void cancel() {
    declaration.cancel();
  }

  @Override
  public boolean isHeard() {
    return declaration.isHeard();
  }

  @Override
  public HelloAnswer awaitHeard() {
    conversation.waitUntil(this::isHeard);
    return this;
  }

  @Override
  public String toString() {
    return declaration.toString();
  }
}
