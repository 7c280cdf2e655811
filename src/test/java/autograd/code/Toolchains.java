package autograd.code;

import autograd.code.TableCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The toolchains that compile text and run a program of its own. */
final class Toolchains {
  private Toolchains() {}

  static List<Toolchain> all() {
    return List.of(new C(), new JavaScript(), new Python());
  }

  /** What calls a function whose operands lie in an array. */
  private static String operands(Case each, String item) {
    return IntStream.range(0, each.names().size())
        .mapToObj(k -> item.replace("#", Integer.toString(k)))
        .collect(Collectors.joining(", "));
  }

  private record C() implements Toolchain {
    @Override
    public String target() {
      return "c";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("gcc", "--version");
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
            double p[3], g[3];
            const char *names[] = {"", "points1.txt", "points2.txt", "points3.txt"};
            FILE *file;
          """);
      for (Case each : cases) {
        int partials = each.function().partials().size();
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
        program.append("}\nfclose(file);\n");
      }
      program.append("return 0;\n}\n");
      Files.writeString(directory.resolve("all.c"), program);
      Toolchain.execute(
          directory,
          "gcc",
          "-std=c99",
          "-O1",
          "-Wall",
          "-Wextra",
          "-Wno-unused-parameter",
          "-Werror",
          "-pedantic",
          "-ffp-contract=off",
          "-o",
          "all",
          "all.c",
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

  private record Python() implements Toolchain {
    @Override
    public String target() {
      return "python";
    }

    @Override
    public boolean isThere() {
      return Toolchain.runs("/usr/bin/python3", "--version");
    }

    @Override
    public List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
        throws IOException, InterruptedException {
      StringBuilder program = new StringBuilder(String.join("\n", texts));
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
      for (Case each : cases) {
        program.append(String.format("run(%s, %d)%n", each.function().name(), each.names().size()));
      }
      Files.writeString(directory.resolve("all.py"), program);
      return Toolchain.read(Toolchain.execute(directory, "/usr/bin/python3", "all.py"), cases);
    }
  }
}
