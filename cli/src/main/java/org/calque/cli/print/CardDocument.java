package org.calque.cli.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.calque.card.CalqueCards;
import org.calque.card.ShapeSheet;
import org.calque.card.ShapeTile;
import org.calque.geometry.PlanePoint;

/**
 * A document with a page for each size of paper. Immutable; safe for any thread.
 *
 * @param papers one page each, in this order
 * @param lot what names this print run on every piece, 1 to 20 printable ASCII characters
 */
public record CardDocument(List<Paper> papers, String lot) {
  private static final Pattern LOT = Pattern.compile("[ -~]{1,20}");

  /** Liberation Sans (SIL Open Font License), which comes with PDFBox. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final double TEXT_MM = 2.9;
  private static final double TITLE_MM = 4.2;
  private static final double BAR_WIDTH_MM = 0.25;
  private static final double BAR_END_MM = 4;

  private static final double CARDS_WIDTH = 174;
  private static final double CARDS_HEIGHT = 246;
  private static final double CARDS_LEFT = 12;
  private static final double CARDS_TOP = 33;
  private static final double STRIPS_TOP = 204;
  private static final double CARD_PITCH = 56;
  private static final double STRIP_PITCH = 15;
  private static final int COLUMNS = 3;
  private static final int ROWS = 3;
  private static final double SHAPES_TOP = 16;

  public CardDocument {
    papers = List.copyOf(papers);
    if (!LOT.matcher(lot).matches()) {
      throw new IllegalArgumentException("a lot is 1 to 20 plain characters, got \"" + lot + "\"");
    }
  }

  /** Writes cards and finger strips. */
  public void writeCards(OutputStream out) throws IOException {
    write(out, "Calque cards", this::cards);
  }

  /** Writes the sheet of known shapes. */
  public void writeShapes(OutputStream out) throws IOException {
    write(out, "Calque sheet of known shapes", this::shapes);
  }

  /** Draws one page. */
  private interface PageArt {
    void draw(MillimetrePage page, Paper paper) throws IOException;
  }

  private void write(OutputStream out, String title, PageArt art) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId((long) (title + lot + papers).hashCode());
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle(title + ", lot " + lot);
      document.setDocumentInformation(information);
      PDViewerPreferences preferences =
          new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
      preferences.setPrintScaling(PDViewerPreferences.PRINT_SCALING.None);
      document.getDocumentCatalog().setViewerPreferences(preferences);
      PDFont font = font(document);
      for (Paper paper : papers) {
        try (MillimetrePage page = new MillimetrePage(document, paper, font)) {
          art.draw(page, paper);
        }
      }
      document.save(out);
    }
  }

  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("PDFBox comes without " + FONT));
      }
      return PDType0Font.load(document, in);
    }
  }

  private void cards(MillimetrePage page, Paper paper) throws IOException {
    double left = (paper.widthMm() - CARDS_WIDTH) / 2;
    double top = (paper.heightMm() - CARDS_HEIGHT) / 2;
    page.originAt(left, top);
    cardsHeader(page, paper);
    checkBar(page, new PlanePoint(CARDS_LEFT, 27), false);
    checkBar(page, new PlanePoint(4, CARDS_TOP), true);
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      double x = left + CARDS_LEFT + CARD_PITCH * (i % COLUMNS);
      int row = i / COLUMNS;
      page.originAt(x, top + CARDS_TOP + CARD_PITCH * row);
      PieceArt.draw(page, CalqueCards.CARD);
      PieceArt.label(page, CalqueCards.CARD, lot);
      page.originAt(x, top + STRIPS_TOP + STRIP_PITCH * row);
      PieceArt.draw(page, CalqueCards.STRIP);
    }
  }

  private void cardsHeader(MillimetrePage page, Paper paper) throws IOException {
    page.black();
    page.text("Calque cards and finger strips", CARDS_LEFT, 3.5, TITLE_MM);
    page.textBefore("lot " + lot + "  \u00b7  " + paper.label(), CARDS_WIDTH, 3.5, TEXT_MM);
    List<String> lines =
        List.of(
            "1. Print on matt paper or label sheets at 100 % (\u201cactual size\u201d), never"
                + " \u201cfit to page\u201d.",
            "2. Measure both check bars with a steel ruler; if they differ by more than 0.3 mm,"
                + " do not use this print.",
            "3. State what you measured with every photograph: --reference card:bar=100.0mm",
            "4. Cut out; cut the window out too. Lay it flat, level with the lesion, the lesion in"
                + " the window or close beside.");
    for (int i = 0; i < lines.size(); i++) {
      page.text(lines.get(i), CARDS_LEFT, 8.5 + 4 * i, TEXT_MM);
    }
    page.text("100 mm check bar: measure it after printing", CARDS_LEFT + 103, 28, TEXT_MM);
  }

  private void shapes(MillimetrePage page, Paper paper) throws IOException {
    double width = ShapeSheet.COLUMNS * ShapeSheet.TILE_MM;
    double left = (paper.widthMm() - width) / 2;
    int rows = ShapeSheet.tiles().size() / ShapeSheet.COLUMNS;
    double top = (paper.heightMm() - SHAPES_TOP - rows * ShapeSheet.TILE_MM) / 2;
    page.originAt(left, top);
    page.black();
    page.text("Calque known shapes", 0, 3.5, TITLE_MM);
    page.textBefore("lot " + lot + "  \u00b7  " + paper.label(), width, 3.5, TEXT_MM);
    page.text("Print at 100 %. Photograph tile by tile, as near as a lesion.", 0, 8, TEXT_MM);
    checkBar(page, new PlanePoint(0, 12.5), false);
    page.text("100 mm check bar: measure it after printing", 103, 13.5, TEXT_MM);
    for (int i = 0; i < ShapeSheet.tiles().size(); i++) {
      ShapeTile tile = ShapeSheet.tiles().get(i);
      double x = left + ShapeSheet.TILE_MM * (i % ShapeSheet.COLUMNS);
      int row = i / ShapeSheet.COLUMNS;
      page.originAt(x, top + SHAPES_TOP + ShapeSheet.TILE_MM * row);
      PieceArt.draw(page, tile);
    }
  }

  /** A bar between the outer sides of its two end strokes. */
  private static void checkBar(MillimetrePage page, PlanePoint from, boolean vertical)
      throws IOException {
    double first = BAR_WIDTH_MM / 2;
    double last = CalqueCards.CHECK_BAR_MM - BAR_WIDTH_MM / 2;
    stroke(page, from, vertical, first, -BAR_END_MM / 2, first, BAR_END_MM / 2);
    stroke(page, from, vertical, last, -BAR_END_MM / 2, last, BAR_END_MM / 2);
    stroke(page, from, vertical, 0, 0, CalqueCards.CHECK_BAR_MM, 0);
  }

  private static void stroke(
      MillimetrePage page,
      PlanePoint from,
      boolean vertical,
      double along0,
      double across0,
      double along1,
      double across1)
      throws IOException {
    page.line(
        new PlanePoint(
            from.x() + (vertical ? across0 : along0), from.y() + (vertical ? along0 : across0)),
        new PlanePoint(
            from.x() + (vertical ? across1 : along1), from.y() + (vertical ? along1 : across1)),
        BAR_WIDTH_MM);
  }
}
