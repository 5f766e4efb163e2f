package io.mockmongo.message;

import static io.mockmongo.message.Messages.body;
import static io.mockmongo.message.Messages.command;
import static io.mockmongo.message.Messages.msg;
import static io.mockmongo.message.Messages.query;
import static io.mockmongo.message.Messages.sequence;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.json.ExtendedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {

  @Test
  void fields_that_drivers_add_come_last_in_their_order() {
    Command command =
        Command.of(
            msg(
                body(
                    "{insert: 'c', lsid: {id: 1}, $db: 'd', txnNumber: 1, startTransaction: true,"
                        + " autocommit: false, $clusterTime: {}, $readPreference: {},"
                        + " apiVersion: '1', apiStrict: true, apiDeprecationErrors: true,"
                        + " ordered: true}"),
                sequence("documents", "{_id: 7}")));
    assertThat(
        command.text(),
        is(
            "{insert: 'c', ordered: true, documents: [{_id: 7}], lsid: {id: 1}, $db: 'd',"
                + " txnNumber: 1, startTransaction: true, autocommit: false, $clusterTime: {},"
                + " $readPreference: {}, apiVersion: '1', apiStrict: true,"
                + " apiDeprecationErrors: true}"));
  }

  @Test
  void only_top_level_fields_are_moved() {
    assertThat(
        command("{find: 'c', filter: {lsid: 1, a: 2}, $db: 'd'}").text(),
        is("{find: 'c', filter: {lsid: 1, a: 2}, $db: 'd'}"));
  }

  @Test
  void duplicate_keys_are_shown_at_every_depth() {
    String text = "{find: 'c', filter: {a: 1, a: 2}, in: [{a: 1, a: 2}], limit: 1, limit: 2}";
    assertThat(command(text).text(), is(text));
  }

  @Test
  void to_string_is_the_text() {
    assertThat(command("{$db: 'd', ping: 1}").toString(), is("{ping: 1, $db: 'd'}"));
    assertThat(
        Command.of(query("shop.orders", "{_id: 7}")).toString(), is("{_id: 7}, numberToReturn -1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{saslStart: 1, mechanism: 'PLAIN', payload: 's3cret', $db: 'admin'}",
        "{saslStart: 1, payload: {$binary: {base64: 'czNjcmV0', subType: '00'}}, $db: 'admin'}",
        "{saslContinue: 1, conversationId: 1, payload: 's3cret', $db: 'admin'}",
        "{authenticate: 1, user: 'ada', nonce: 's3cret', key: 's3cret', $db: 'admin'}",
        "{createUser: 'ada', pwd: 's3cret', roles: [], $db: 'admin'}",
        "{updateUser: 'ada', pwd: 's3cret', $db: 'admin'}",
        "{updateUser: 'ada', pwd: 's3cret', pwd: 's3cret', $db: 'admin'}",
        "{hello: 1, speculativeAuthenticate: {saslStart: 1, payload: 's3cret'}, $db: 'admin'}",
        "{isMaster: 1, speculativeAuthenticate: {authenticate: 1, key: 's3cret'}, $db: 'admin'}",
        "{explain: {createUser: 'ada', pwd: 's3cret', roles: []}, $db: 'admin'}",
        "{explain: {explain: {saslStart: 1, payload: 's3cret'}}, verbosity: 'x', $db: 'admin'}",
        "{a: 1, b: {SPECULATIVEAUTHENTICATE: {Payload: 's3cret'}}, $db: 'admin'}",
        "{copydb: 1, fromhost: 'h', username: 'ada', nonce: 's3cret', key: 's3cret'}",
        "{copydbsaslstart: 1, mechanism: 'PLAIN', payload: 's3cret'}",
        "{CREATEUSER: 'ada', PWD: 's3cret', $db: 'admin'}",
        "{saslstart: 1, Payload: 's3cret'}"
      })
  void credentials_are_hidden(String command) {
    String shown = command.replaceAll("'s3cret'|\\{\\$binary: \\{[^}]*}}", "'<hidden>'");
    assertThat(shown, not(is(command)));
    assertThat(command(command).text(), is(shown));
  }

  @Test
  void credentials_in_a_legacy_handshake_are_hidden() {
    Command hello =
        Command.of(query("admin.$cmd", "{ismaster: 1, speculativeAuthenticate: {payload: 'p'}}"));
    assertThat(hello.text(), is("{ismaster: 1, speculativeAuthenticate: {payload: '<hidden>'}}"));
  }

  @Test
  void credentials_in_a_wrapped_legacy_command_are_hidden() {
    Command create =
        Command.of(
            query("admin.$cmd", "{$query: {createUser: 'ada', pwd: 's3cret'}, $comment: 'c'}"));
    assertThat(create.text(), is("{createUser: 'ada', pwd: '<hidden>'}"));
  }

  @Test
  void duplicate_keys_stay_where_credentials_are_hidden() {
    assertThat(
        command("{saslStart: 1, a: 1, a: {b: 1, b: 2}, payload: 'x', options: {payload: 1}}")
            .text(),
        is("{saslStart: 1, a: 1, a: {b: 1, b: 2}, payload: '<hidden>', options: {payload: 1}}"));
    assertThat(
        command("{hello: 1, speculativeAuthenticate: {db: 'a', db: 'b', nonce: 'x'}}").text(),
        is("{hello: 1, speculativeAuthenticate: {db: 'a', db: 'b', nonce: '<hidden>'}}"));
  }

  @Test
  void fields_of_other_commands_are_not_hidden() {
    String text = "{find: 'c', payload: 'x', pwd: 'y', key: 'z', nonce: 'n', $db: 'd'}";
    assertThat(command(text).text(), is(text));
  }

  @Test
  void a_speculative_authentication_that_is_not_a_document_is_shown() {
    assertThat(
        command("{hello: 1, speculativeAuthenticate: 1}").text(),
        is("{hello: 1, speculativeAuthenticate: 1}"));
  }

  @Test
  void the_document_itself_hides_nothing() {
    Command command = command("{saslStart: 1, payload: 's3cret', $db: 'admin'}");
    assertThat(command.text(), not(containsString("s3cret")));
    assertThat(
        ExtendedJson.write(command.document()),
        is("{saslStart: 1, payload: 's3cret', $db: 'admin'}"));
  }

  @Test
  void the_text_reads_back_as_the_same_command() {
    Command command =
        Command.of(
            msg(
                sequence("documents", "{_id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, q: 'it\\'s'}"),
                body("{insert: 'orders', ordered: true, $db: 'shop'}")));
    Command again = command(command.text());
    assertThat(again.text(), is(command.text()));
    assertThat(again.document(), is(command.document()));
    assertThat(again.namespace(), is("shop.orders"));
  }
}
