package org.calque.cli.print;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.calque.card.CardBox;
import org.calque.geometry.PlanePoint;

/**
 * A page to draw on in millimetres from a movable origin, x to the right, y down. Confined to one
 * thread; closing ends the page.
 */
final class MillimetrePage implements AutoCloseable {
  private static final double POINTS_PER_MM = 72 / 25.4;

  private final PDPageContentStream content;
  private final PDFont font;
  private final double pageHeight;
  private double originX;
  private double originY;

  MillimetrePage(PDDocument document, Paper paper, PDFont font) throws IOException {
    PDPage page = new PDPage(new PDRectangle(points(paper.widthMm()), points(paper.heightMm())));
    document.addPage(page);
    this.content = new PDPageContentStream(document, page);
    this.font = font;
    this.pageHeight = paper.heightMm();
  }

  /** Puts the origin at this place of the page. */
  void originAt(double x, double y) {
    originX = x;
    originY = y;
  }

  /** Colour of what is filled from now on, 0 to 255 each. */
  void ink(int red, int green, int blue) throws IOException {
    content.setNonStrokingColor(red / 255f, green / 255f, blue / 255f);
  }

  void black() throws IOException {
    ink(0, 0, 0);
  }

  void fill(CardBox box) throws IOException {
    fill(List.of(box));
  }

  /** Fills boxes as one shape, so that no seam shows where they touch. */
  void fill(List<CardBox> boxes) throws IOException {
    for (CardBox box : boxes) {
      content.addRect(x(box.x0()), y(box.y1()), points(box.widthMm()), points(box.heightMm()));
    }
    content.fill();
  }

  void fillRing(List<PlanePoint> ring) throws IOException {
    content.moveTo(x(ring.get(0).x()), y(ring.get(0).y()));
    for (PlanePoint p : ring.subList(1, ring.size())) {
      content.lineTo(x(p.x()), y(p.y()));
    }
    content.closePath();
    content.fill();
  }

  /** A thin grey line around a box, to cut along. */
  void cutLine(CardBox box) throws IOException {
    content.setStrokingColor(0.6f);
    content.setLineWidth(points(0.1));
    content.addRect(x(box.x0()), y(box.y1()), points(box.widthMm()), points(box.heightMm()));
    content.stroke();
  }

  /** A black line of a width, ended square at its points. */
  void line(PlanePoint from, PlanePoint to, double width) throws IOException {
    content.setStrokingColor(0f);
    content.setLineWidth(points(width));
    content.moveTo(x(from.x()), y(from.y()));
    content.lineTo(x(to.x()), y(to.y()));
    content.stroke();
  }

  /** Text that begins at a point of its base line. */
  void text(String text, double x, double y, double size) throws IOException {
    content.beginText();
    content.setFont(font, points(size));
    content.setTextMatrix(Matrix.getTranslateInstance(x(x), y(y)));
    content.showText(text);
    content.endText();
  }

  /** Text that ends at a point of its base line. */
  void textBefore(String text, double x, double y, double size) throws IOException {
    text(text, x - width(text, size), y, size);
  }

  /** Text around a point of its base line. */
  void textAround(String text, double x, double y, double size) throws IOException {
    text(text, x - width(text, size) / 2, y, size);
  }

  private double width(String text, double size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  private float x(double mm) {
    return points(originX + mm);
  }

  private float y(double mm) {
    return points(pageHeight - originY - mm);
  }

  private static float points(double mm) {
    return (float) (mm * POINTS_PER_MM);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
