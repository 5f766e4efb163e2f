package io.mockmongo.errortable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of errors by driver is true. With the system property {@code writeErrorTable} it is
 * written: the column of the driver on the class path, and the page of the guide.
 */
class ErrorTableTest {

  private static final boolean WRITES = Boolean.getBoolean("writeErrorTable");

  @Test
  void the_driver_does_what_its_column_says() throws IOException {
    String driver = Column.driverOnClassPath();
    Optional<Column> column = Column.of(driver);
    assumeTrue(WRITES || column.isPresent(), "no column for version " + driver + " of the driver");

    Column measured = Column.measured(driver);

    if (WRITES) {
      measured.write();
      new GuidePage(Column.all()).write();
    } else {
      assertEquals(column.orElseThrow().text(), measured.text());
    }
  }

  @Test
  void no_cell_is_empty() {
    List<String> missing =
        Column.all().stream()
            .flatMap(
                column ->
                    Stream.of(Place.values())
                        .flatMap(
                            place ->
                                place.faults().stream()
                                    .filter(fault -> column.outcome(place, fault).isEmpty())
                                    .map(fault -> column.driver() + ": " + place + ", " + fault)))
            .toList();

    assertThat(missing, is(empty()));
  }

  @Test
  void the_page_shows_the_columns() throws IOException {
    assertThat(GuidePage.text(), containsString(new GuidePage(Column.all()).tables()));
  }
}
