package org.calque.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitStatusTest {
  @Test
  void worstDecidesInTheOrderOneFourThreeNought() {
    List<ExitStatus> order =
        List.of(ExitStatus.INTERNAL, ExitStatus.UNREADABLE, ExitStatus.REFUSED, ExitStatus.DONE);
    for (int i = 0; i < order.size(); i++) {
      for (int j = i; j < order.size(); j++) {
        assertEquals(order.get(i), order.get(i).and(order.get(j)));
        assertEquals(order.get(i), order.get(j).and(order.get(i)));
      }
    }
    assertEquals(3, ExitStatus.REFUSED.code());
    assertEquals(4, ExitStatus.UNREADABLE.code());
  }
}
