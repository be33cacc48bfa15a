package org.calque.internal.opencv;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * One native library on the class path.
 *
 * @param fileName the name that the other libraries know it by
 * @param bytes its size
 * @param fingerprint changes when the content changes: the archive's checksum, or the file's time
 * @param source where its bytes are
 */
record NativeLibrary(String fileName, long bytes, long fingerprint, URL source) {

  /** What {@code openblas} consists of; a platform has some of them. */
  private static final List<String> OPENBLAS =
      List.of("winpthread", "gcc_s_seh", "quadmath", "gfortran", "openblas");

  /** What the Java binding of OpenCV needs, each after what it needs itself; highgui is not. */
  private static final List<String> OPENCV =
      List.of(
          "core",
          "imgproc",
          "flann",
          "features2d",
          "calib3d",
          "dnn",
          "video",
          "imgcodecs",
          "videoio",
          "ml",
          "photo",
          "objdetect",
          "plot",
          "phase_unwrapping",
          "structured_light",
          "xphoto",
          "dnn_superres",
          "img_hash",
          "saliency",
          "text",
          "wechat_qrcode",
          "xfeatures2d",
          "ximgproc",
          "aruco",
          "bgsegm",
          "bioinspired",
          "face",
          "tracking",
          "java");

  /** The libraries of this machine's platform, each after what it needs itself. */
  static List<NativeLibrary> ofThisPlatform() {
    String platform = platform();
    List<NativeLibrary> libraries = new ArrayList<>();
    libraries.addAll(select(folder("openblas", platform), "", OPENBLAS));
    List<NativeLibrary> opencv = select(folder("opencv", platform), "opencv_", OPENCV);
    if (opencv.isEmpty()) {
      throw new IllegalStateException(missing(platform));
    }
    libraries.addAll(opencv);
    return List.copyOf(libraries);
  }

  InputStream open() throws IOException {
    URLConnection connection = source.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String family =
        os.contains("linux")
            ? "linux"
            : os.contains("mac") ? "macosx" : os.contains("windows") ? "windows" : os;
    String cpu =
        switch (arch) {
          case "amd64", "x86_64", "x86-64", "x64" -> "x86_64";
          case "aarch64", "arm64" -> "arm64";
          default -> arch;
        };
    return family.concat("-").concat(cpu);
  }

  private static String missing(String platform) {
    return "the native libraries of OpenCV for "
        + platform
        + " are not on the class path; add org.bytedeco:opencv and org.bytedeco:openblas with the"
        + " classifier "
        + platform;
  }

  private static List<NativeLibrary> select(
      List<NativeLibrary> candidates, String prefix, List<String> modules) {
    NativeLibrary[] selected = new NativeLibrary[modules.size()];
    for (NativeLibrary candidate : candidates) {
      int index = modules.indexOf(module(candidate.fileName, prefix));
      if (index >= 0) {
        selected[index] = candidate;
      }
    }
    List<NativeLibrary> found = new ArrayList<>();
    for (NativeLibrary library : selected) {
      if (library != null) {
        found.add(library);
      }
    }
    return found;
  }

  /** The module of a library's file: {@code core} for {@code libopencv_core.so.413}. */
  private static String module(String fileName, String prefix) {
    String name = fileName.startsWith("lib") ? fileName.substring(3) : fileName;
    if (!name.startsWith(prefix)) {
      return "";
    }
    int end = name.length();
    int so = name.indexOf(".so");
    if (so >= 0) {
      end = so;
    } else if (name.endsWith(".dylib") || name.endsWith(".dll")) {
      end = name.lastIndexOf('.');
    }
    while (end > prefix.length() && "-.0123456789".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return name.substring(prefix.length(), Math.max(prefix.length(), end));
  }

  private static List<NativeLibrary> folder(String preset, String platform) {
    String folder = "org/bytedeco/".concat(preset).concat("/").concat(platform).concat("/");
    for (String known : knownFiles(preset)) {
      URL url = OpenCv.class.getClassLoader().getResource(folder.concat(known));
      if (url != null) {
        try {
          return list(url, folder);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot list the native libraries beside " + url, e);
        }
      }
    }
    throw new IllegalStateException(missing(platform));
  }

  /** One file of each platform by which its folder is found. */
  private static List<String> knownFiles(String preset) {
    return preset.equals("opencv")
        ? List.of("libopencv_java.so", "libopencv_java.dylib", "opencv_java.dll")
        : List.of(
            "libopenblas.so.0",
            "libopenblas.0.dylib",
            "libopenblas.dll",
            "libjniopenblas.dylib",
            "jniopenblas.dll",
            "libjniopenblas.so");
  }

  private static List<NativeLibrary> list(URL known, String folder) throws IOException {
    if (known.openConnection() instanceof JarURLConnection connection) {
      return listJar(connection, folder);
    }
    try {
      return listDirectory(new File(known.toURI()).getParentFile());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("neither a jar nor a folder: " + known, e);
    }
  }

  private static List<NativeLibrary> listJar(JarURLConnection connection, String folder)
      throws IOException {
    List<NativeLibrary> found = new ArrayList<>();
    String entryName = connection.getEntryName();
    String base = connection.getURL().toString();
    base = base.substring(0, base.length() - entryName.length()).concat(folder);
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(folder) && name.indexOf('/', folder.length()) < 0) {
          String file = name.substring(folder.length());
          found.add(
              new NativeLibrary(file, entry.getSize(), entry.getCrc(), new URL(base.concat(file))));
        }
      }
    }
    return found;
  }

  private static List<NativeLibrary> listDirectory(File directory) throws IOException {
    List<NativeLibrary> found = new ArrayList<>();
    File[] files = directory.listFiles(File::isFile);
    for (File file : files == null ? new File[0] : files) {
      found.add(
          new NativeLibrary(
              file.getName(), file.length(), file.lastModified(), file.toURI().toURL()));
    }
    found.sort((a, b) -> a.fileName().compareTo(b.fileName()));
    return found;
  }
}
