package io.mockmongo.junit;

import io.mockmongo.profile.MemberState;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a server of {@link MockMongo}, or a driver object for it, into a field; on a parameter,
 * chooses one of several servers, or a member of a deployment. The server of a static field lives
 * as long as its class.
 *
 * <pre>{@code
 * @FromServer MongoClient client;
 * @FromServer("billing") MockMongoServer billing;
 * @FromServer(member = PRIMARY) MockMongoServer primary;
 * }</pre>
 *
 * <p>A member that is injected stays the same server, whatever its state is later. A driver object
 * for a member has a connection string with the address of this member only, from which clients
 * discover the others.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface FromServer {

  /** The place of a member that is not given. */
  int ANY = -1;

  /** The name of the server or deployment; optional if the test has only one. */
  String value() default "";

  /**
   * The state of a member of a replica set, such as {@code PRIMARY} or {@code SECONDARY}, at the
   * time when it is injected; of several states, any of them.
   */
  MemberState[] member() default {};

  /** The place of a member, from 0, among those in the state; without a state among all. */
  int index() default ANY;

  /** The address of a member, {@code host:port}. */
  String host() default "";
}
