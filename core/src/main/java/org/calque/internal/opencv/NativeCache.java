package org.calque.internal.opencv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A private directory of the user that holds the native libraries as files.
 *
 * <p>Its name contains a hash of the libraries' names, sizes and checksums, so versions live side
 * by side. A file is written under a temporary name and moved into place in one step: processes
 * that start together do the same work and meet no half-written file. A file of the wrong size is
 * replaced. A directory that belongs to someone else, or that others may write to, is not used:
 * whoever may write there could plant a library.
 */
final class NativeCache {
  private NativeCache() {}

  /** The libraries as files, in the same order; copies what is not there yet. */
  static List<Path> provide(List<NativeLibrary> libraries) throws IOException {
    return provide(libraries, candidates());
  }

  static List<Path> provide(List<NativeLibrary> libraries, List<Path> parents) throws IOException {
    String name = "opencv-".concat(fingerprint(libraries));
    List<IOException> failures = new ArrayList<>();
    for (Path parent : parents) {
      try {
        return provideIn(parent, name, libraries);
      } catch (IOException e) {
        failures.add(e);
      }
    }
    IOException failure = new IOException("no usable directory among " + parents);
    failures.forEach(failure::addSuppressed);
    throw failure;
  }

  private static List<Path> provideIn(Path parent, String name, List<NativeLibrary> libraries)
      throws IOException {
    Files.createDirectories(parent.toAbsolutePath().getParent());
    Path directory = privateDirectory(privateDirectory(parent).resolve(name));
    List<Path> files = new ArrayList<>();
    for (NativeLibrary library : libraries) {
      Path file = directory.resolve(library.fileName());
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != library.bytes()) {
        copy(library, file);
      }
      files.add(file);
    }
    return files;
  }

  private static void copy(NativeLibrary library, Path file) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), library.fileName(), ".part");
    try {
      try (InputStream in = library.open()) {
        Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      }
      if (Files.size(temporary) != library.bytes()) {
        throw new IOException(
            library.fileName() + " was written incompletely, is the disk full? " + file);
      }
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The directory, made if absent; fails unless it is this user's and nobody else's to write. */
  private static Path privateDirectory(Path directory) throws IOException {
    boolean posix = posix(directory);
    try {
      if (posix) {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(directory);
      }
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("not a directory: " + directory, e);
      }
      if (posix) {
        refuseForeign(directory);
      }
    }
    return directory;
  }

  private static void refuseForeign(Path directory) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others may write to " + directory);
    }
    Path probe =
        directory.resolve("owner-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    Files.createFile(probe);
    try {
      UserPrincipal me = Files.getOwner(probe);
      if (!attributes.owner().equals(me)) {
        throw new IOException(directory + " belongs to " + attributes.owner() + ", not to " + me);
      }
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static boolean posix(Path directory) throws IOException {
    return Files.getFileStore(directory.toAbsolutePath().getParent())
        .supportsFileAttributeView(PosixFileAttributeView.class);
  }

  /** Where a cache may lie: the user's cache directory, then the temporary directory. */
  private static List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    Path cache = userCache();
    if (cache != null) {
      candidates.add(cache.resolve("calque"));
    }
    Path temporary = absolute(System.getProperty("java.io.tmpdir"));
    if (temporary != null) {
      String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
      candidates.add(temporary.resolve("calque-".concat(user)));
    }
    return candidates;
  }

  private static @Nullable Path userCache() {
    Path xdg = absolute(System.getenv("XDG_CACHE_HOME"));
    if (xdg != null) {
      return xdg;
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      return absolute(System.getenv("LOCALAPPDATA"));
    }
    Path home = absolute(System.getProperty("user.home"));
    return home == null ? null : home.resolve(os.contains("mac") ? "Library/Caches" : ".cache");
  }

  private static @Nullable Path absolute(@Nullable String path) {
    if (path == null || path.isBlank()) {
      return null;
    }
    Path candidate = Path.of(path);
    return candidate.isAbsolute() ? candidate : null;
  }

  /** A hash of the archive's own checksums: the libraries need not be read for it. */
  private static String fingerprint(List<NativeLibrary> libraries) {
    CRC32 crc = new CRC32();
    long bytes = 0;
    for (NativeLibrary library : libraries) {
      crc.update(library.fileName().getBytes(StandardCharsets.UTF_8));
      crc.update(Long.toString(library.bytes()).getBytes(StandardCharsets.UTF_8));
      crc.update(Long.toString(library.fingerprint()).getBytes(StandardCharsets.UTF_8));
      bytes += library.bytes();
    }
    return Long.toHexString(crc.getValue()) + "-" + Long.toHexString(bytes);
  }
}
