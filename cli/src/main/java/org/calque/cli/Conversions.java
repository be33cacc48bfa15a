package org.calque.cli;

import java.util.function.Function;
import org.calque.calibrate.ScaleReference;
import org.calque.measure.LesionSurface;
import org.calque.photo.DecodeLimits;
import org.calque.quantity.Length;
import org.calque.segment.Segmenter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the text of an option into what the library takes; a fault is a usage error. */
final class Conversions {
  private static final double PIXELS_PER_MEGAPIXEL = 1e6;

  private Conversions() {}

  private static <T> T checked(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(Failures.sentence(e));
    }
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("\"" + text + "\" is not a number");
    }
    throw new TypeConversionException("\"" + text + "\" is not a finite number");
  }

  static final class Reference implements ITypeConverter<ScaleReference> {
    @Override
    public ScaleReference convert(String text) {
      return checked(text, ScaleReference::parse);
    }
  }

  static final class Surface implements ITypeConverter<LesionSurface> {
    @Override
    public LesionSurface convert(String text) {
      return checked(text, LesionSurface::parse);
    }
  }

  static final class Millimetres implements ITypeConverter<Length> {
    @Override
    public Length convert(String text) {
      return Length.ofMillimetres(number(text));
    }
  }

  static final class Megapixels implements ITypeConverter<DecodeLimits> {
    @Override
    public DecodeLimits convert(String text) {
      long pixels = Math.round(number(text) * PIXELS_PER_MEGAPIXEL);
      return checked(text, t -> new DecodeLimits(pixels));
    }
  }

  static final class SegmenterName implements ITypeConverter<Segmenter> {
    @Override
    public Segmenter convert(String text) {
      return checked(text, SegmenterChoice.installed()::named);
    }
  }
}
