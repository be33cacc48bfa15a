package org.calque.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.calque.photo.PhotographReader;

/** Where the process begins and ends. */
public final class Main {
  /** Set by the launcher when standard error is a terminal. */
  private static final String TERMINAL = "calque.terminal";

  private static final int BUFFER = 1 << 16;

  /** The commands that read photographs. */
  private static final Set<String> READING = Set.of("measure", "check", "segment", "study");

  private Main() {}

  /** Runs one command and ends with its exit status. */
  public static void main(String[] args) {
    if (args.length > 0 && READING.contains(args[0])) {
      prepare();
    }
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int status = CalqueCli.run(new Terminal(out, err, Boolean.getBoolean(TERMINAL)), args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** Loads natives while the arguments are read. What fails here, the command meets and says. */
  private static void prepare() {
    Thread preparing = new Thread(PhotographReader::prepare, "prepare");
    preparing.setUncaughtExceptionHandler((thread, failure) -> {});
    preparing.setDaemon(true);
    preparing.start();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        true,
        StandardCharsets.UTF_8);
  }
}
