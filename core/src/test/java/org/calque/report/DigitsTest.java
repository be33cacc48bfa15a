package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0.0,0",
    "100,100",
    "0.1,0.1",
    "1.23456789012,1.23456789",
    "-123456.789012345,-123456.789",
    "3.3333333333333335,3.333333333",
    "0.000001,0.000001",
    "1.5e-9,0.0000000015",
    "2e-20,2E-20",
    "4e300,4E+300",
    "12345678901234,12345678900000"
  })
  void tenSignificantDigits(double value, String text) {
    assertEquals(text, Digits.ten(value));
  }

  @ParameterizedTest
  @CsvSource({"0.31,2", "0.1,2", "0.0999,3", "1,1", "9.99,1", "15,0", "150,0", "0.00001,4", "0,4"})
  void asManyDecimalsAsTwoDigitsOfTheUncertaintyNeed(double u, int decimals) {
    assertEquals(decimals, Digits.decimalsFor(u));
  }

  @Test
  void changesCarryASign() {
    assertEquals("+1.20", Digits.signed(1.2, 2));
    assertEquals("-1.20", Digits.signed(-1.2, 2));
    assertEquals("0.00", Digits.signed(-0.001, 2));
  }
}
