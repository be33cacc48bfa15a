package org.calque.calibrate;

/** What gives a photograph its scale; the text form is that of {@link ReferenceSyntax}. */
public sealed interface ScaleReference
    permits MarkerReference,
        CardReference,
        LineReference,
        RulerReference,
        DiscReference,
        SquareReference,
        QrReference,
        AutomaticReference {

  /** The text form, which {@link #parse} reads back. */
  String spec();

  /** A reference from its text form; one sentence says what is wrong with another text. */
  static ScaleReference parse(String spec) {
    return ReferenceSyntax.parse(spec);
  }
}
