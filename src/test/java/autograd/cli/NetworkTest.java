package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network of two hidden layers of 16 neurons, 337 parameters in all, learns to tell two half
 * moons apart from 100 points.
 */
final class NetworkTest {
  private static final int WIDTH = 16;
  private static final double LOSS = 1e-3;

  @TempDir private static Path directory;

  private final Random dice = new Random(1);
  private final List<String> weights = new ArrayList<>();

  @Test
  void learnsTheMoons() throws Exception {
    Files.writeString(directory.resolve("moons.csv"), moons());
    Files.writeString(directory.resolve("network.ag"), network());
    assertEquals(337, weights.size());
    String start =
        weights.stream()
            .map(name -> name + " = " + (dice.nextDouble() - 0.5) + "\n")
            .collect(Collectors.joining());
    Files.writeString(directory.resolve("start.vars"), start);
    InProcess prompt = new InProcess(directory);
    Prompt.Result result =
        prompt.run(
            "autograd minimize -f network.ag --data moons.csv --mean --vars start.vars --until "
                + LOSS
                + " --save trained.vars --get value");
    assertEquals(0, result.exitCode(), result.stderr());
    double loss = Double.parseDouble(result.stdout().strip());
    assertTrue(loss <= LOSS, () -> "the loss is " + loss);
    // The weights that were written have this loss, as another command adds it up.
    Prompt.Result again =
        prompt.run(
            "autograd batch -f network.ag --data moons.csv --vars trained.vars --aggregate mean"
                + " --wrt w0 --get value");
    assertEquals(loss, Double.parseDouble(again.stdout().strip()), 1e-12, again.stderr());
  }

  /** Two half circles that reach into each other, with some disorder. */
  private String moons() {
    StringBuilder rows = new StringBuilder("x,y,t\n");
    for (int i = 0; i < 100; i++) {
      double angle = Math.PI * Math.floorDiv(i, 2) / 49;
      int side = i % 2 == 0 ? 1 : -1;
      double x = (1 - side) / 2.0 + side * StrictMath.cos(angle);
      double y = (1 - side) / 4.0 + side * StrictMath.sin(angle);
      double there = x + 0.2 * (dice.nextDouble() - 0.5);
      double up = y + 0.2 * (dice.nextDouble() - 0.5);
      rows.append(String.format(Locale.ROOT, "%.4f,%.4f,%d%n", there, up, side));
    }
    return rows.toString();
  }

  /** The loss of a point: the logarithm of the odds that it is on the other side, made soft. */
  private String network() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= WIDTH; i++) {
      text.append(neuron("h" + i, "u" + i + "_", List.of("x", "y")));
    }
    List<String> hidden = IntStream.rangeClosed(1, WIDTH).mapToObj(j -> "h" + j).toList();
    for (int i = 1; i <= WIDTH; i++) {
      text.append(neuron("k" + i, "v" + i + "_", hidden));
    }
    List<String> last = IntStream.rangeClosed(1, WIDTH).mapToObj(j -> "k" + j).toList();
    return text + "z = " + sum("w", last) + "\nsoftplus(-t*z)\n";
  }

  private String neuron(String name, String weight, List<String> inputs) {
    return name + " = tanh(" + sum(weight, inputs) + ")\n";
  }

  private String sum(String weight, List<String> inputs) {
    StringBuilder sum = new StringBuilder(weight + "0");
    weights.add(weight + "0");
    for (int j = 0; j < inputs.size(); j++) {
      String name = weight + (j + 1);
      weights.add(name);
      sum.append(" + ").append(name).append('*').append(inputs.get(j));
    }
    return sum.toString();
  }
}
