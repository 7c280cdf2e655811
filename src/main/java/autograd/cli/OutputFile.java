package autograd.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes answers: to standard output, or to a file that appears whole or not at all. A file is
 * written under a name beside its own and renamed when it is complete.
 */
final class OutputFile {
  /** Something that writes characters and may fail. */
  interface Text {
    void write(Appendable out) throws IOException;
  }

  /** Something that writes bytes and may fail. */
  interface Bytes {
    void write(OutputStream out) throws IOException;
  }

  /** Something that makes a file of that name and may fail. */
  interface Whole {
    void make(Path file) throws IOException;
  }

  /** A file of bytes. A class, as below. */
  private record Streamed(Bytes bytes) implements Whole {
    @Override
    public void make(Path file) throws IOException {
      try (OutputStream out = Files.newOutputStream(file)) {
        bytes.write(out);
      }
    }
  }

  /** Text in UTF-8. A class, since linking a first lambda would cost every start some 6 ms. */
  private record Encoded(Text text) implements Bytes {
    @Override
    public void write(OutputStream out) throws IOException {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      text.write(writer);
      writer.flush();
    }
  }

  /** Bytes that are packed, as the file's name says. */
  private record Packed(String file, Bytes bytes) implements Bytes {
    @Override
    public void write(OutputStream out) throws IOException {
      try (OutputStream packed = DataFile.pack(file, out)) {
        bytes.write(packed);
      }
    }
  }

  /** Systems follow no more than some forty. */
  private static final int MOST_LINKS = 40;

  private OutputFile() {}

  /** Writes to that file, or to standard output if {@code file} is null or {@code -}. */
  static void writeText(Console console, String file, Text text) {
    writeBytes(console, file, new Encoded(text));
  }

  /** Likewise, bytes. */
  static void writeBytes(Console console, String file, Bytes bytes) {
    if (file == null || file.equals("-")) {
      toStandardOutput(console, bytes);
      return;
    }
    Bytes written = Ending.isPacked(file) ? new Packed(file, bytes) : bytes;
    if (isDevice(console, file)) {
      toDevice(console, file, written);
    } else {
      writeWhole(console, file, new Streamed(written));
    }
  }

  /** Has that file made under a name beside its own; it cannot be a device or a pipe. */
  static void writeWhole(Console console, String file, Whole whole) {
    try {
      toFile(console.path(file), whole);
    } catch (InvalidPathException e) {
      throw Failure.file("cannot write " + file + ": no such name is possible", null);
    } catch (IOException e) {
      throw Failure.file("cannot write " + file + ": " + reason(e), null);
    }
  }

  private static void toStandardOutput(Console console, Bytes bytes) {
    try {
      bytes.write(console.out());
      console.out().flush();
    } catch (IOException e) {
      if (isClosedPipe(e)) {
        throw new ClosedPipeException();
      }
      throw Failure.file("cannot write to standard output: " + reason(e), null);
    }
  }

  /** The only way that writing to a pipe fails is that its reader has gone. */
  private static boolean isClosedPipe(IOException e) {
    if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
      return true;
    }
    try {
      // The message is in the language of the system; the descriptor is not.
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException noSuchFile) {
      return false;
    }
  }

  /** Whether there is something of that name that takes what it gets: a device or a pipe. */
  static boolean isDevice(Console console, String file) {
    try {
      Path path = console.path(file);
      return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void toDevice(Console console, String file, Bytes bytes) {
    try (OutputStream out = Files.newOutputStream(console.path(file), StandardOpenOption.WRITE)) {
      bytes.write(out);
    } catch (IOException e) {
      throw Failure.file("cannot write " + file + ": " + reason(e), null);
    }
  }

  private static void toFile(Path path, Whole whole) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "it is a directory");
    }
    Path target = behindLinks(path);
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    // However long the file's own name is, this one is short enough.
    Path part = target.resolveSibling(".autograd-" + UUID.randomUUID() + ".part");
    part.toFile().deleteOnExit();
    try {
      whole.make(part);
      if (Files.exists(target)) {
        copyPermissions(target, part);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** A link stays a link: what it leads to is replaced, or made if it is not there. */
  private static Path behindLinks(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "its links lead in a circle");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    try {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    } catch (UnsupportedOperationException e) {
      // A file system without them has none to keep.
    }
  }

  /** Why a file could not be read or written, in words. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage();
  }
}
