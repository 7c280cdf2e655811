package autograd.measure;

import autograd.optimize.Eigenvalues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measured inputs and the correlations between them. Immutable. */
public final class Measurements {
  /** Eigenvalues of a correlation matrix that are below 0 by no more than this are 0. */
  private static final double ROUNDING = 1e-9;

  private final List<String> names;
  private final List<Measurement> measured;
  private final double[][] correlations;

  /** One of the independent directions that all uncertainty is made of. */
  static final class Direction {
    private final double[] steps;
    private final double kurtosis;
    private final int input;

    private Direction(double[] steps, double kurtosis, int input) {
      this.steps = steps;
      this.kurtosis = kurtosis;
      this.input = input;
    }

    /** How far each input moves for one standard deviation; not to be changed. */
    double[] steps() {
      return steps;
    }

    /** That of the direction's distribution. */
    double kurtosis() {
      return kurtosis;
    }

    /** The only input that moves; -1 if there are more. */
    int input() {
      return input;
    }
  }

  private Measurements(List<String> names, List<Measurement> measured, double[][] correlations) {
    this.names = List.copyOf(names);
    this.measured = List.copyOf(measured);
    this.correlations = correlations;
  }

  /** Independent measurements, by the inputs' names. */
  public static Measurements of(Map<String, Measurement> measured) {
    int n = measured.size();
    double[][] correlations = new double[n][n];
    for (int i = 0; i < n; i++) {
      correlations[i][i] = 1;
    }
    return new Measurements(
        new ArrayList<>(measured.keySet()), new ArrayList<>(measured.values()), correlations);
  }

  /**
   * The same with correlations between some of them.
   *
   * @param pairs a coefficient from -1 to 1 for pairs of names
   * @throws IllegalArgumentException if a name is not measured, or no quantities can be correlated
   *     in that way: the matrix of all coefficients has a negative eigenvalue
   */
  public Measurements correlated(Map<List<String>, Double> pairs) {
    double[][] changed = new double[names.size()][];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = correlations[i].clone();
    }
    pairs.forEach(
        (pair, coefficient) -> {
          int i = index(pair.get(0));
          int j = index(pair.get(1));
          changed[i][j] = coefficient;
          changed[j][i] = coefficient;
        });
    if (changed.length > 0 && new Eigenvalues(changed).value(0) < -ROUNDING * changed.length) {
      throw new IllegalArgumentException("the correlations contradict one another");
    }
    return new Measurements(names, measured, changed);
  }

  /** Those of some inputs alone, in the order of these. */
  public Measurements of(List<String> some) {
    List<String> kept = some.stream().filter(names::contains).toList();
    List<Measurement> theirs = new ArrayList<>();
    double[][] part = new double[kept.size()][kept.size()];
    for (int i = 0; i < part.length; i++) {
      theirs.add(measured.get(index(kept.get(i))));
      for (int j = 0; j < part.length; j++) {
        part[i][j] = correlation(index(kept.get(i)), index(kept.get(j)));
      }
    }
    return new Measurements(kept, theirs, part);
  }

  private int index(String name) {
    int i = names.indexOf(name);
    if (i < 0) {
      throw new IllegalArgumentException(name + " is not measured");
    }
    return i;
  }

  /** The inputs' names. */
  public List<String> names() {
    return names;
  }

  /** How many there are. */
  public int size() {
    return names.size();
  }

  /** One of them. */
  public Measurement get(int i) {
    return measured.get(i);
  }

  /** That of a name; null if it is not measured. */
  public Measurement of(String name) {
    int i = names.indexOf(name);
    return i < 0 ? null : measured.get(i);
  }

  /** The coefficient of correlation between two of them, from -1 to 1. */
  public double correlation(int i, int j) {
    return correlations[i][j];
  }

  /** Whether one of them is correlated with any other. */
  public boolean isCorrelated(int i) {
    for (int j = 0; j < size(); j++) {
      if (j != i && correlations[i][j] != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether any two are correlated. */
  public boolean areCorrelated() {
    for (int i = 0; i < size(); i++) {
      if (isCorrelated(i)) {
        return true;
      }
    }
    return false;
  }

  /** Those that are correlated with one another, directly or by others: the positions of each. */
  List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    Set<Integer> known = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      if (known.add(i)) {
        List<Integer> group = new ArrayList<>(List.of(i));
        for (int next = 0; next < group.size(); next++) {
          for (int j = 0; j < size(); j++) {
            if (correlations[group.get(next)][j] != 0 && known.add(j)) {
              group.add(j);
            }
          }
        }
        groups.add(group);
      }
    }
    return groups;
  }

  /** The estimates, by name. */
  public Map<String, Double> estimates() {
    Map<String, Double> estimates = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      estimates.put(names.get(i), measured.get(i).estimate());
    }
    return estimates;
  }

  /**
   * Independent directions: an input that is correlated with no other is one, and those that are
   * have the axes of their correlation matrix, with a normal distribution along each.
   */
  List<Direction> directions() {
    List<Direction> directions = new ArrayList<>();
    List<Integer> joint = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (isCorrelated(i)) {
        joint.add(i);
      } else if (measured.get(i).u() > 0) {
        double[] steps = new double[size()];
        steps[i] = measured.get(i).u();
        directions.add(new Direction(steps, measured.get(i).shape().kurtosis(), i));
      }
    }
    if (joint.isEmpty()) {
      return directions;
    }
    double[][] matrix = new double[joint.size()][joint.size()];
    for (int a = 0; a < matrix.length; a++) {
      for (int b = 0; b < matrix.length; b++) {
        matrix[a][b] = correlations[joint.get(a)][joint.get(b)];
      }
    }
    Eigenvalues axes = new Eigenvalues(matrix);
    for (int k = 0; k < matrix.length; k++) {
      double length = Math.sqrt(Math.max(0, axes.value(k)));
      double[] steps = new double[size()];
      for (int a = 0; a < matrix.length; a++) {
        steps[joint.get(a)] = measured.get(joint.get(a)).u() * length * axes.vector(k)[a];
      }
      if (length > 0) {
        directions.add(new Direction(steps, Shape.NORMAL.kurtosis(), -1));
      }
    }
    return directions;
  }
}
