package org.calque.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Pieces of a page. Stateless. */
final class Html {
  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A cell of a table: its text, and what it is sorted by. */
  record Cell(String html, String key) {
    static Cell words(String words) {
      return new Cell(escaped(words), words);
    }

    static Cell number(String html, double key) {
      return new Cell(html, Double.isNaN(key) ? "" : Digits.ten(key));
    }
  }

  /** The start of a table whose columns can be sorted by a button in their heading. */
  static void table(Appendable out, String caption, List<String> headings) throws IOException {
    out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    out.append(escaped(caption)).append("\"><table class=\"sortable\"><caption>");
    out.append(escaped(caption)).append("</caption>\n<thead><tr>");
    for (String heading : headings) {
      out.append("<th scope=\"col\">").append(escaped(heading)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  static void row(Appendable out, List<Cell> cells) throws IOException {
    out.append("<tr>");
    String tag = "th scope=\"row\"";
    for (Cell cell : cells) {
      out.append('<').append(tag).append(" data-key=\"").append(escaped(cell.key())).append("\">");
      out.append(cell.html()).append(tag.startsWith("th") ? "</th>" : "</td>");
      tag = "td";
    }
    out.append("</tr>\n");
  }

  static void endTable(Appendable out) throws IOException {
    out.append("</tbody></table></div>\n");
  }

  static void figure(Appendable out, String content, String caption) throws IOException {
    out.append("<figure>\n").append(content).append("<figcaption>").append(caption);
    out.append("</figcaption></figure>\n");
  }

  /** A text file that lies beside this class. */
  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " of the page cannot be read", e);
    }
  }
}
