package org.calque.cli.print;

/** The sizes of paper that pages are made for. */
public enum Paper {
  A4("A4", 210, 297),
  LETTER("US Letter", 215.9, 279.4);

  private final String label;
  private final double widthMm;
  private final double heightMm;

  Paper(String label, double widthMm, double heightMm) {
    this.label = label;
    this.widthMm = widthMm;
    this.heightMm = heightMm;
  }

  String label() {
    return label;
  }

  double widthMm() {
    return widthMm;
  }

  double heightMm() {
    return heightMm;
  }
}
