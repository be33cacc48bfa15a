package org.calque.internal.opencv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  private final Path directory;
  private final Path sources;

  NativeCacheTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.sources = Files.createDirectory(directory.resolve("sources"));
  }

  private NativeLibrary library(String name, String content) throws IOException {
    Path file = Files.writeString(sources.resolve(name), content);
    return new NativeLibrary(name, content.length(), content.hashCode(), file.toUri().toURL());
  }

  @Test
  void copiesEachLibraryOnceIntoAPrivateDirectory() throws IOException {
    List<NativeLibrary> libraries = List.of(library("liba.so", "first"), library("libb.so", "2nd"));
    List<Path> files = NativeCache.provide(libraries, List.of(directory.resolve("cache")));
    assertEquals(List.of("liba.so", "libb.so"), names(files));
    Files.delete(sources.resolve("liba.so"));
    assertEquals(files, NativeCache.provide(libraries, List.of(directory.resolve("cache"))));
    assertEquals("first", Files.readString(files.get(0)));
    if (posix()) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0).getParent())));
    }
  }

  @Test
  void replacesAFileOfTheWrongSize() throws IOException {
    List<NativeLibrary> libraries = List.of(library("liba.so", "whole"));
    Path file = NativeCache.provide(libraries, List.of(directory.resolve("cache"))).get(0);
    Files.writeString(file, "who");
    NativeCache.provide(libraries, List.of(directory.resolve("cache")));
    assertEquals("whole", Files.readString(file));
  }

  @Test
  void keepsVersionsApart() throws IOException {
    Path cache = directory.resolve("cache");
    Path old = NativeCache.provide(List.of(library("liba.so", "old")), List.of(cache)).get(0);
    Path next = NativeCache.provide(List.of(library("liba.so", "new")), List.of(cache)).get(0);
    assertFalse(old.equals(next));
    assertEquals("old", Files.readString(old));
  }

  @Test
  void doesNotTrustADirectoryThatOthersMayWriteTo() throws IOException {
    Assumptions.assumeTrue(posix(), "permissions of this kind exist on POSIX systems only");
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<NativeLibrary> libraries = List.of(library("liba.so", "content"));
    assertThrows(IOException.class, () -> NativeCache.provide(libraries, List.of(open)));
    Path spare = directory.resolve("spare");
    Path file = NativeCache.provide(libraries, List.of(open, spare)).get(0);
    assertTrue(file.startsWith(spare), "the second directory takes over");
  }

  @Test
  void doesNotFollowALinkThatSomebodyPlaced() throws IOException {
    Assumptions.assumeTrue(posix(), "links of this kind exist on POSIX systems only");
    Path target = Files.createDirectory(directory.resolve("target"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    List<NativeLibrary> libraries = List.of(library("liba.so", "content"));
    assertThrows(IOException.class, () -> NativeCache.provide(libraries, List.of(link)));
  }

  @Test
  void namesTheDirectoriesWhenNoneWorks() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    List<NativeLibrary> libraries = List.of(library("liba.so", "content"));
    IOException failure =
        assertThrows(IOException.class, () -> NativeCache.provide(libraries, List.of(file)));
    assertTrue(String.valueOf(failure.getMessage()).contains("file"), failure.getMessage());
  }

  @Test
  void leavesWholeFilesAndNoRestWhenManyStartTogether() throws Exception {
    String content = "0123456789".repeat(100_000);
    List<NativeLibrary> libraries = List.of(library("liba.so", content), library("libb.so", "b"));
    Path cache = directory.resolve("cache");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<Path>>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(pool.submit(() -> NativeCache.provide(libraries, List.of(cache))));
      }
      for (Future<List<Path>> call : calls) {
        byte[] bytes = Files.readAllBytes(call.get().get(0));
        assertEquals(content, new String(bytes, StandardCharsets.UTF_8));
      }
    } finally {
      pool.shutdown();
    }
    Path only = NativeCache.provide(libraries, List.of(cache)).get(0).getParent();
    try (Stream<Path> files = Files.list(only)) {
      assertEquals(List.of("liba.so", "libb.so"), names(files.sorted().toList()));
    }
  }

  private boolean posix() {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(f -> f.getFileName().toString()).toList();
  }
}
