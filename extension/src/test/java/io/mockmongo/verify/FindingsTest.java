package io.mockmongo.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.mockmongo.script.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings are bounded: the first of each kind are kept, and the others counted. */
class FindingsTest {

  private final Findings findings = new Findings();

  @Test
  void as_many_as_are_kept_are_all_there() {
    for (int i = 0; i < 1000; i++) {
      findings.unmatched("request " + i);
    }

    assertThat(findings.all(), hasSize(1000));
    assertThat(findings.all().get(999).text(), is("request 999"));
  }

  @Test
  void more_are_counted_and_hide_none_of_another_kind() {
    for (int i = 0; i < 1234; i++) {
      findings.unmatched("request " + i);
    }
    findings.add("an observer threw", null);

    List<Finding> all = findings.all();

    assertThat(all, hasSize(1002));
    assertThat(all.get(0).kind(), is(Finding.Kind.UNMATCHED));
    assertThat(
        all.get(0).text(),
        is(
            "there were 1234 findings of the kind UNMATCHED; those after the first 1000 were"
                + " discarded"));
    assertThat(all.get(1).text(), is("request 0"));
    assertThat(all.get(1001).text(), is("an observer threw"));
  }
}
