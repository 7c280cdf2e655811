package autograd.reference;

import autograd.operations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of {@code operations.tsv}, or of {@code hardest.tsv}: what an operation is worth at a
 * point, and its local derivatives there, to 25 digits; and how well the value, and then each
 * derivative, is conditioned.
 */
record Reference(
    String signature,
    List<Double> operands,
    String value,
    List<String> slopes,
    List<Double> conditions) {

  private static final Map<String, List<Reference>> ALL = readAll();

  /** Every reference for an operation; none if the files do not speak of it. */
  static List<Reference> of(Operation operation) {
    return ALL.getOrDefault(operation.signature(), List.of());
  }

  /** Those of another file, by signature. */
  static Map<String, List<Reference>> in(Path file) throws IOException {
    return bySignature(Files.readAllLines(file).stream());
  }

  /** As the files have it. */
  String line() {
    return Stream.of(
            Stream.of(signature),
            operands.stream().map(Object::toString),
            Stream.of(value),
            slopes.stream(),
            conditions.stream().map(Object::toString))
        .flatMap(cells -> cells)
        .collect(Collectors.joining("\t"));
  }

  /** The operands and, behind them, the result as the operation computes it. */
  double[] frame(Operation operation) {
    double[] frame = Operation.frame(operands.size());
    for (int k = 0; k < operands.size(); k++) {
      frame[k] = operands.get(k);
    }
    operation.complete(frame, operands.size(), operation.value(frame, operands.size()));
    return frame;
  }

  /** The names of the operands; of any number of them {@code x1}, {@code x2} and so on. */
  List<String> names(Operation operation) {
    return operation.isVariadic()
        ? IntStream.rangeClosed(1, operands.size()).mapToObj(k -> "x" + k).toList()
        : operation.operandNames();
  }

  /** The operation applied to operands of those names. */
  String formula(Operation operation) {
    return operation.isVariadic()
        ? operation.name() + "(" + String.join(", ", names(operation)) + ")"
        : operation.signature();
  }

  /** The operands by name. */
  Map<String, Double> point(Operation operation) {
    Map<String, Double> point = new HashMap<>();
    for (int k = 0; k < operands.size(); k++) {
      point.put(names(operation).get(k), operands.get(k));
    }
    return point;
  }

  boolean isDefined() {
    return !value.equals("nan");
  }

  boolean isFinite() {
    return operands.stream().allMatch(Double::isFinite);
  }

  private static Map<String, List<Reference>> readAll() {
    return bySignature(Stream.of("operations.tsv", "hardest.tsv").flatMap(Reference::lines));
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Reference>> bySignature(Stream<String> lines) {
    return lines
        .filter(line -> !line.startsWith("#"))
        .map(Reference::read)
        .collect(Collectors.groupingBy(Reference::signature));
  }

  private static Reference read(String line) {
    List<String> cells = Arrays.asList(line.split("\t", -1));
    int arity = cells.size() / 3 - 1;
    return new Reference(
        cells.get(0),
        cells.subList(1, arity + 1).stream().map(Ulps::number).toList(),
        cells.get(arity + 1),
        cells.subList(arity + 2, 2 * arity + 2),
        cells.subList(2 * arity + 2, cells.size()).stream().map(Double::valueOf).toList());
  }
}
