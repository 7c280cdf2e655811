package autograd.cli;

import autograd.rows.ParquetEngine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads DuckDB, and the classes of ours that use it, where a table is a Parquet file. The database
 * is larger than all the rest and not on the class path: it lies in {@code lib/duckdb} beside the
 * program's own jar, or where the environment variable AUTOGRAD_DUCKDB says.
 */
final class ParquetLibrary {
  private static final String VARIABLE = "AUTOGRAD_DUCKDB";
  private static final String DRIVER = "org.duckdb.DuckDBDriver";
  private static final String OURS = "autograd.parquet.";
  private static final String ENGINE = OURS + "DuckDb";

  private ParquetLibrary() {}

  /** What reads and writes Parquet; a failure that says how to get it if it is not there. */
  static ParquetEngine load() {
    try {
      ClassLoader loader = ParquetLibrary.class.getClassLoader();
      if (loader.getResource(DRIVER.replace('.', '/') + ".class") == null) {
        loader = new Loader(jar().toUri().toURL(), loader);
      }
      Object engine = loader.loadClass(ENGINE).getConstructor().newInstance();
      return (ParquetEngine) engine;
    } catch (IOException | URISyntaxException | ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw Failure.file("DuckDB, which reads and writes Parquet, fails: " + cause, null);
    }
  }

  private static Path jar() throws IOException, URISyntaxException {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isEmpty()) {
      if (Files.isRegularFile(Path.of(named))) {
        return Path.of(named);
      }
      throw Failure.file(VARIABLE + " names " + named + ", which is no file", null);
    }
    URI own = ParquetLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path folder = Path.of(own).toRealPath().resolveSibling("duckdb");
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "duckdb_jdbc*.jar")) {
        for (Path jar : jars) {
          return jar;
        }
      }
    }
    throw Failure.file(
        "DuckDB, which reads and writes Parquet, is not there",
        "put duckdb_jdbc-"
            + ParquetEngine.DUCKDB_VERSION
            + ".jar, which Maven knows as org.duckdb:duckdb_jdbc, into "
            + folder
            + File.separator
            + ", or set "
            + VARIABLE
            + " to where it is");
  }

  /** Sees DuckDB, and defines those classes anew that have to see it. */
  private static final class Loader extends URLClassLoader {
    Loader(URL duckDb, ClassLoader parent) {
      super(new URL[] {duckDb}, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (java.io.InputStream in =
          getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Complains of a file that cannot become a Parquet file. */
  static void checkWritable(String file, Console console) {
    if (Ending.isPacked(file)) {
      throw Failure.wrong(
          "cannot write " + file + ": a Parquet file is packed inside, not as a whole",
          "leave the last ending out");
    }
    if (OutputFile.isDevice(console, file)) {
      throw Failure.file(
          "cannot write " + file + ": a Parquet file cannot go to a device or a pipe", null);
    }
  }
}
