package org.calque.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.calque.internal.opencv.Network;

/**
 * Three trained networks and how they want to be asked: one that outlines the lesion in a box and
 * says whether it is open, one that follows its border closely, one that finds where lesions are.
 * Immutable; safe for any thread.
 */
public final class SegmentationModel {
  /** The file that describes the others. */
  public static final String MANIFEST = "model.json";

  private static final int CHANNELS_IN = 4;
  private static final List<String> PLANES =
      List.of("ulcer", "calcified_extrusion", "glare", "open");

  /** Where a model's files are. */
  @FunctionalInterface
  public interface Source {
    /** A file of the model; the reader closes it. */
    InputStream open(String file) throws IOException;
  }

  private final String name;
  private final Network region;
  private final double cropFactor;
  private final List<Double> thresholds = new ArrayList<>();
  private final double leastOpennessUnasked;
  private final Network border;
  private final int wrap;
  private final Network locator;
  private final double pointSigma;

  private SegmentationModel(
      JsonNode manifest, byte[] regionFile, byte[] borderFile, byte[] locatorFile)
      throws IOException {
    this.name =
        "learned/12 "
            + text(manifest, "name")
            + " region:sha256:"
            + sha256(regionFile)
            + " border:sha256:"
            + sha256(borderFile)
            + " locator:sha256:"
            + sha256(locatorFile);
    this.region = square(manifest, "region", regionFile, PLANES.size());
    for (String plane : PLANES) {
      thresholds.add(positive(manifest.path("region"), "thresholds", plane));
    }
    this.leastOpennessUnasked = positive(manifest, "region", "open_unasked");
    this.cropFactor = positive(manifest, "region", "crop_factor");
    this.wrap = whole(manifest, "border", "wrap");
    int columns = whole(manifest, "border", "columns") + 2 * wrap;
    this.border =
        new Network(borderFile, whole(manifest, "border", "rows"), columns, CHANNELS_IN, 1);
    this.locator = square(manifest, "locator", locatorFile, 1);
    this.pointSigma = positive(manifest, "locator", "point_sigma_px");
  }

  /**
   * Reads a model.
   *
   * @throws IOException if a file is missing, is not what the manifest says by its SHA-256, or the
   *     manifest lacks an entry; the message names it
   */
  public static SegmentationModel read(Source source) throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(bytes(source, MANIFEST));
    return new SegmentationModel(
        manifest,
        network(source, manifest, "region"),
        network(source, manifest, "border"),
        network(source, manifest, "locator"));
  }

  /** Name and the SHA-256 of each network's file, for the provenance. */
  public String name() {
    return name;
  }

  /** Planes red, green, blue, box to planes ulcer, extrusion, glare, open. */
  Network region() {
    return region;
  }

  /** Side of the square that the region network sees, in longer sides of the box. */
  double cropFactor() {
    return cropFactor;
  }

  /** What each plane of the region network must exceed, 0 to 1. */
  List<Double> thresholds() {
    return List.copyOf(thresholds);
  }

  /** What the plane open must exceed on average inside a lesion's border, 0 to 1. */
  double leastOpenness() {
    return thresholds.get(PLANES.size() - 1);
  }

  /** The same where nobody pointed: a lesion missed is asked for again, a false one is not seen. */
  double leastOpennessUnasked() {
    return leastOpennessUnasked;
  }

  /** Planes red, green, blue, ulcer of a strip along a border to the plane inside. */
  Network border() {
    return border;
  }

  /** Columns by which a strip goes on beyond either end, for a border is closed. */
  int wrap() {
    return wrap;
  }

  /** Planes red, green, blue, point to the plane lesion. */
  Network locator() {
    return locator;
  }

  /** Standard deviation of the bump that marks a point, in pixels of the locator's view. */
  double pointSigma() {
    return pointSigma;
  }

  private static byte[] network(Source source, JsonNode manifest, String which) throws IOException {
    byte[] file = bytes(source, text(manifest.path(which), "file"));
    String stated = text(manifest.path(which), "sha256");
    if (!stated.equals(sha256(file))) {
      throw new IOException(
          "the model's " + which + " network is not the one that " + MANIFEST + " names");
    }
    return file;
  }

  private static byte[] bytes(Source source, String file) throws IOException {
    try (InputStream in = source.open(file)) {
      return in.readAllBytes();
    }
  }

  private static Network square(JsonNode manifest, String which, byte[] file, int outputs)
      throws IOException {
    int size = whole(manifest, which, "size");
    return new Network(file, size, size, CHANNELS_IN, outputs);
  }

  private static int whole(JsonNode manifest, String which, String field) throws IOException {
    return (int) positive(manifest, which, field);
  }

  private static double positive(JsonNode manifest, String which, String field) throws IOException {
    double value = manifest.path(which).path(field).asDouble(0);
    if (!(value > 0)) {
      throw new IOException(MANIFEST + " has no positive " + which + "." + field);
    }
    return value;
  }

  private static String text(JsonNode node, String field) throws IOException {
    String value = node.path(field).asText("");
    if (value.isEmpty()) {
      throw new IOException(MANIFEST + " has no " + field);
    }
    return value;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine has SHA-256", e);
    }
  }
}
