package org.calque.segment;

import java.util.List;
import java.util.Map;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;

/** Where the lesion is, in pixels of the upright photograph. */
public sealed interface Prompt {

  /** The text form, such as {@code box:10,20,50,60}. */
  String spec();

  /** A box around the lesion, somewhat loose or somewhat tight. */
  record Box(ImageBox box) implements Prompt {
    @Override
    public String spec() {
      return "box:" + PromptSyntax.numbers(List.of(box.x0(), box.y0(), box.x1(), box.y1()));
    }
  }

  /** A point on the lesion. */
  record At(ImagePoint point) implements Prompt {
    @Override
    public String spec() {
      return "at:" + PromptSyntax.numbers(List.of(point.x(), point.y()));
    }
  }

  /**
   * The outlines that a reader drew.
   *
   * @param outlines each traced tissue with its outline
   * @param source the name of the file they came from
   */
  record Trace(Map<Tissue, ImageOutline> outlines, String source) implements Prompt {
    public Trace {
      outlines = Map.copyOf(outlines);
      if (outlines.isEmpty()) {
        throw new IllegalArgumentException("a trace has an outline, got none from " + source);
      }
    }

    @Override
    public String spec() {
      return "trace:" + source;
    }
  }

  /** The most lesion-like region of the photograph. */
  record Automatic() implements Prompt {
    @Override
    public String spec() {
      return "auto";
    }
  }

  /** A box, point or automatic prompt from its text form. */
  static Prompt parse(String text) {
    return PromptSyntax.parse(text);
  }
}
