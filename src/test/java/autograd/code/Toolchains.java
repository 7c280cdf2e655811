package autograd.code;

import autograd.code.TableCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The toolchains that compile text and run a program of its own. */
final class Toolchains {
  /** What takes all points at once, and lets a program of numbers have the answer. */
  private static final String ARRAYS =
      """
      import warnings
      warnings.simplefilter('error')
      def run(f, arity):
          import numpy as np
          columns = [np.array(column) for column in zip(*points[arity - 1])]
          value, gradient = f(*columns)
          answer = [np.broadcast_to(a, columns[0].shape) for a in [value, *gradient.values()]]
          for row in zip(*answer):
              print(' '.join(bits(float(x)) for x in row))
      """;

  /** Where JAX is not installed its arrays are played by NumPy's, which fail more loudly. */
  private static final String STAND_IN =
      """
      import numpy
      numpy.seterr(all='ignore')
      """;

  private Toolchains() {}

  static List<Toolchain> all() {
    return List.of(
        new C("c", "gcc", "-std=c99", ".c"),
        new C("cpp", "g++", "-std=c++11", ".cpp"),
        new Java(),
        new JavaScript(),
        new Rust(),
        new Python("python", ""),
        new Python("numpy", ARRAYS),
        new Python("jax", STAND_IN + ARRAYS),
        new DuckDb(),
        new Spark(),
        new Fortran(),
        new Octave(),
        new R());
  }

  /** What calls a function whose operands lie in an array. */
  private static String operands(Case each, String item) {
    return IntStream.range(0, each.names().size())
        .mapToObj(k -> item.replace("#", Integer.toString(k)))
        .collect(Collectors.joining(", "));
  }

  private record C(String target, String compiler, String standard, String ending)
      implements Toolchain {
    @Override
    public boolean isThere() {
      return Toolchain.runs(compiler, "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder(String.join("\n", texts));
      program.append(
          """
          #include <stdio.h>
          #include <stdint.h>
          #include <string.h>
          static void print(double x, char end) {
            uint64_t bits;
            memcpy(&bits, &x, 8);
            printf("%016llx%c", (unsigned long long) bits, end);
          }
          static int next(FILE *file, int arity, double *point) {
            for (int k = 0; k < arity; k++) {
              unsigned long long bits;
              if (fscanf(file, "%llx", &bits) != 1) return 0;
              memcpy(&point[k], &bits, 8);
            }
            return 1;
          }
          int main(void) {
            double p[3];
            const char *names[] = {"", "points1.txt", "points2.txt", "points3.txt"};
            FILE *file;
          """);
      for (Case each : cases) {
        int partials = each.function().partials().size();
        program
            .append("{\n")
            .append(
                target.equals("c")
                    ? "double g[" + partials + "];\n"
                    : "std::array<double, " + partials + "> g;\n");
        program.append(
            String.format(
                "file = fopen(names[%d], \"r\");%nwhile (next(file, %d, p)) {%n"
                    + "  double v = %s(%s, g);%n  print(v, %s);%n",
                each.names().size(),
                each.names().size(),
                each.function().name(),
                operands(each, "p[#]"),
                partials == 0 ? "'\\n'" : "' '"));
        for (int k = 0; k < partials; k++) {
          program.append(
              String.format("  print(g[%d], %s);%n", k, k == partials - 1 ? "'\\n'" : "' '"));
        }
        program.append("}\nfclose(file);\n}\n");
      }
      program.append("return 0;\n}\n");
      Files.writeString(directory.resolve("all" + ending), program);
      Toolchain.execute(
          directory,
          compiler,
          standard,
          "-O1",
          "-Wall",
          "-Wextra",
          "-Werror",
          "-pedantic",
          "-ffp-contract=off",
          "-o",
          "all",
          "all" + ending,
          "-lm");
      return Toolchain.read(Toolchain.execute(directory, "./all"), cases);
    }
  }

  private record JavaScript() implements Toolchain {
    @Override
    public String target() {
      return "javascript";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("node", "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder("'use strict';\n" + String.join("\n", texts));
      program.append(
          """
          const fs = require('fs');
          const view = new DataView(new ArrayBuffer(8));
          function bits(x) {
            view.setFloat64(0, x);
            return view.getBigUint64(0).toString(16);
          }
          function number(text) {
            view.setBigUint64(0, BigInt('0x' + text));
            return view.getFloat64(0);
          }
          const points = [1, 2, 3].map(n => fs.readFileSync(`points${n}.txt`, 'utf8').trim()
              .split('\\n').map(line => line.split(' ').map(number)));
          const out = [];
          function run(f, arity, names) {
            for (const p of points[arity - 1]) {
              const answer = f(...p);
              out.push([answer.value, ...names.map(n => answer.gradient[n])].map(bits).join(' '));
            }
          }
          """);
      for (Case each : cases) {
        String names =
            each.function().partials().keySet().stream()
                .map(n -> "'" + n + "'")
                .collect(Collectors.joining(", "));
        program.append(
            String.format(
                "run(%s, %d, [%s]);%n", each.function().name(), each.names().size(), names));
      }
      program.append("fs.writeSync(1, out.join('\\n') + '\\n');\n");
      Files.writeString(directory.resolve("all.js"), program);
      return Toolchain.read(Toolchain.execute(directory, "node", "all.js"), cases);
    }
  }

  private record Python(String target, String arrays) implements Toolchain {
    @Override
    public boolean isThere() {
      return Toolchain.runs(
          "/usr/bin/python3", "-c", arrays.isEmpty() ? "import math" : "import numpy");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder();
      for (String text : texts) {
        program.append(text.replace("jax.numpy", "numpy")).append("\n\n");
      }
      program.append(
          """
          import struct
          def bits(x):
              return struct.pack('>d', x).hex()
          def number(text):
              return struct.unpack('>d', bytes.fromhex(text))[0]
          points = [[[number(w) for w in line.split()] for line in open('points%d.txt' % n)]
                    for n in (1, 2, 3)]
          def run(f, arity):
              for p in points[arity - 1]:
                  value, gradient = f(*p)
                  print(' '.join(bits(x) for x in [value, *gradient.values()]))
          """);
      program.append(arrays);
      for (Case each : cases) {
        program.append(String.format("run(%s, %d)%n", each.function().name(), each.names().size()));
      }
      Files.writeString(directory.resolve("all.py"), program);
      return Toolchain.read(Toolchain.execute(directory, "/usr/bin/python3", "all.py"), cases);
    }
  }

  private record Java() implements Toolchain {
    @Override
    public String target() {
      return "java";
    }

    @Override
    public boolean isThere() {
      return true;
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program =
          new StringBuilder(String.join("\n", texts).replace("public final class", "final class"));
      program.append(
          """
          class All {
            static void print(double value, double[] gradient) {
              StringBuilder line = new StringBuilder(bits(value));
              for (double each : gradient) line.append(' ').append(bits(each));
              System.out.println(line);
            }
            static String bits(double x) {
              return Long.toHexString(Double.doubleToLongBits(x));
            }
            static java.util.List<double[]> points(int arity) throws java.io.IOException {
              java.util.List<double[]> all = new java.util.ArrayList<>();
              for (String line : java.nio.file.Files.readAllLines(
                  java.nio.file.Path.of("points" + arity + ".txt"))) {
                double[] point = new double[arity];
                String[] words = line.split(" ");
                for (int k = 0; k < arity; k++)
                  point[k] = Double.longBitsToDouble(Long.parseUnsignedLong(words[k], 16));
                all.add(point);
              }
              return all;
            }
            public static void main(String[] args) throws java.io.IOException {
              System.setOut(new java.io.PrintStream(new java.io.BufferedOutputStream(
                  new java.io.FileOutputStream(java.io.FileDescriptor.out), 1 << 16)));
          """);
      for (Case each : cases) {
        String name = each.function().name();
        program.append(
            String.format(
                "for (double[] p : points(%d)) { double[] g = new double[%d];"
                    + " print(%s.%s(%s, g), g); }%n",
                each.names().size(),
                each.function().partials().size(),
                name.replace('f', 'F'),
                name,
                operands(each, "p[#]")));
      }
      program.append("System.out.flush();\n}\n}\n");
      Files.writeString(directory.resolve("All.java"), program);
      String home = System.getProperty("java.home") + "/bin/";
      Toolchain.execute(directory, home + "javac", "-Xlint:all", "-Werror", "All.java");
      return Toolchain.read(Toolchain.execute(directory, home + "java", "All"), cases);
    }
  }

  private record Rust() implements Toolchain {
    @Override
    public String target() {
      return "rust";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("rustc", "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program =
          new StringBuilder("#![allow(dead_code)]\n" + String.join("\n", texts));
      program.append(
          """
          fn print(value: f64, gradient: &[f64]) {
              let mut line = format!("{:x}", value.to_bits());
              for each in gradient {
                  line.push_str(&format!(" {:x}", each.to_bits()));
              }
              println!("{}", line);
          }
          fn points(arity: usize) -> Vec<Vec<f64>> {
              std::fs::read_to_string(format!("points{}.txt", arity)).unwrap().lines()
                  .map(|line| line.split(' ')
                      .map(|w| f64::from_bits(u64::from_str_radix(w, 16).unwrap())).collect())
                  .collect()
          }
          fn main() {
          """);
      for (Case each : cases) {
        program.append(
            String.format(
                "for p in points(%d) { let (v, g) = %s(%s); print(v, &g); }%n",
                each.names().size(), each.function().name(), operands(each, "p[#]")));
      }
      program.append("}\n");
      Files.writeString(directory.resolve("all.rs"), program);
      Toolchain.execute(directory, "rustc", "-D", "warnings", "-O", "-o", "all", "all.rs");
      return Toolchain.read(Toolchain.execute(directory, "./all"), cases);
    }
  }

  /** A table of the points of one arity, its columns under the names of a case's operands. */
  private static String table(Case each) {
    String columns =
        IntStream.range(0, each.names().size())
            .mapToObj(k -> "p" + k + " AS " + each.names().get(k))
            .collect(Collectors.joining(", "));
    return "(SELECT " + columns + " FROM points" + each.names().size() + ") AS points";
  }

  private static String query(Case each) {
    StringBuilder query = new StringBuilder();
    try {
      SourceCode.query(each.function(), table(each)).write(query);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return query.toString();
  }

  private record DuckDb() implements Toolchain {
    @Override
    public String target() {
      return "sql";
    }

    @Override
    public boolean isThere() {
      return true;
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duck.createStatement()) {
        for (int arity = 1; arity <= 3; arity++) {
          fill(duck, arity);
        }
        List<List<double[]>> all = new ArrayList<>();
        for (Case each : cases) {
          try (ResultSet rows = statement.executeQuery(query(each))) {
            all.add(read(each, rows));
          } catch (SQLException e) {
            throw new AssertionError(each.operation() + ": " + e.getMessage(), e);
          }
        }
        return all;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    private static List<double[]> read(Case each, ResultSet rows) throws SQLException {
      List<double[]> results = new ArrayList<>();
      int arity = each.names().size();
      while (rows.next()) {
        double[] row = new double[rows.getMetaData().getColumnCount() - arity];
        for (int k = 0; k < row.length; k++) {
          row[k] = rows.getDouble(arity + k + 1);
        }
        results.add(row);
      }
      return results;
    }

    private static void fill(Connection duck, int arity) throws SQLException {
      String columns =
          IntStream.range(0, arity)
              .mapToObj(k -> "p" + k + " DOUBLE")
              .collect(Collectors.joining(", "));
      try (Statement statement = duck.createStatement()) {
        statement.execute("CREATE TABLE points" + arity + " (" + columns + ")");
      }
      String places = "?, ".repeat(arity - 1) + "?";
      try (PreparedStatement insert =
          duck.prepareStatement("INSERT INTO points" + arity + " VALUES (" + places + ")")) {
        for (double[] point : TableCases.points(arity)) {
          for (int k = 0; k < arity; k++) {
            insert.setDouble(k + 1, point[k]);
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  /** Spark is large, so it is on the class path only where a profile of the build puts it. */
  private record Spark() implements Toolchain {
    /** Its optimiser takes 0 and -0 for one number when it rearranges a large query. */
    @Override
    public boolean keepsSignsOfZeros() {
      return false;
    }

    @Override
    public String target() {
      return "sql";
    }

    @Override
    public boolean isThere() {
      return SparkSql.isThere();
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory) {
      try (SparkSql spark = SparkSql.open()) {
        for (int arity = 1; arity <= 3; arity++) {
          spark.table("points" + arity, arity, TableCases.points(arity));
        }
        List<List<double[]>> all = new ArrayList<>();
        for (Case each : cases) {
          all.add(spark.rows(query(each), each.names().size()));
        }
        return all;
      }
    }
  }

  private record Fortran() implements Toolchain {
    @Override
    public String target() {
      return "fortran";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("gfortran", "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder(String.join("\n", texts));
      program.append(
          """
          program main
              implicit none
              real(8) :: p(3), v, g(3)
              integer(8) :: bits(3)
              integer :: state
          """);
      for (Case each : cases) {
        int arity = each.names().size();
        program.append(
            String.format(
                """
                    open(10, file="points%d.txt", status="old")
                    do
                        read(10, '(Z16,2(1X,Z16))', iostat=state) bits(1:%d)
                        if (state /= 0) exit
                        p = transfer(bits, p)
                        call %s(%s, v, g(1:%d))
                        write(*, '(4(Z16.16,1X))') transfer([v, g(1:%d)], bits)
                    end do
                    close(10)
                """,
                arity,
                arity,
                each.function().name(),
                operands(each, "p(# + 1)"),
                each.function().partials().size(),
                each.function().partials().size()));
      }
      Files.writeString(directory.resolve("all.f90"), program.append("end program\n"));
      Toolchain.execute(
          directory, "gfortran", "-std=f2008", "-O1", "-ffp-contract=off", "-o", "all", "all.f90");
      return Toolchain.read(Toolchain.execute(directory, "./all"), cases);
    }
  }

  private record Octave() implements Toolchain {
    @Override
    public String target() {
      return "octave";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("octave-cli", "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder("1;\n" + String.join("\n", texts));
      for (int arity = 1; arity <= 3; arity++) {
        program.append(
            String.format(
                "text = strsplit(strtrim(fileread('points%d.txt')));%n"
                    + "points%d = reshape(hex2num(text), %d, []);%n",
                arity, arity, arity));
      }
      for (Case each : cases) {
        program.append(
            String.format(
                "for p = points%d%n  [v, g] = %s(%s);%n"
                    + "  h = num2hex([v; g(:)])';%n"
                    + "  printf('%%s\\n', [h; repmat(' ', 1, columns(h))]);%nend%n",
                each.names().size(), each.function().name(), operands(each, "p(# + 1)")));
      }
      Files.writeString(directory.resolve("every_case.m"), program);
      return Toolchain.read(
          Toolchain.execute(directory, "octave-cli", "--norc", "--no-history", "every_case.m"),
          cases);
    }
  }

  private record R() implements Toolchain {
    @Override
    public String target() {
      return "r";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("Rscript", "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder("options(warn = -1)\n" + String.join("\n", texts));
      program.append(
          """
          bytes <- function(word) as.raw(strtoi(substring(word, seq(1, 15, 2), seq(2, 16, 2)), 16L))
          number <- function(word) readBin(bytes(word), "double", endian = "big")
          points <- lapply(1:3, function(n) matrix(vapply(
              scan(sprintf("points%d.txt", n), "", quiet = TRUE), number, 0), nrow = n))
          run <- function(f, arity) for (k in seq_len(ncol(points[[arity]]))) {
              answer <- do.call(f, as.list(points[[arity]][, k]))
              all <- as.double(c(answer$value, answer$gradient))
              cat(vapply(all, function(x) paste(
                  as.character(writeBin(x, raw(), endian = "big")), collapse = ""), ""), "\\n")
          }
          """);
      for (Case each : cases) {
        program.append(String.format("run(%s, %d)%n", each.function().name(), each.names().size()));
      }
      Files.writeString(directory.resolve("all.R"), program);
      return Toolchain.read(Toolchain.execute(directory, "Rscript", "all.R"), cases);
    }
  }
}
