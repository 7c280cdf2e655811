package autograd.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model in which some parameters, of which it is a linear function, are solved for wherever the
 * others are: variable projection (Golub and Pereyra 1973) with Kaufman's slopes (1975), which are
 * the part of the others' slopes that the linear ones cannot make up for. The triangle of all
 * slopes, linear ones first, has them in its lower corner.
 */
final class Projection implements Residuals {
  private final Model model;

  /** The places of the linear parameters among the model's, and those of the others. */
  private final int[] linear;

  private final int[] other;

  /** All parameters, the linear ones as they were solved for last. */
  private final double[] whole;

  private boolean isScaled;

  /**
   * Of a model.
   *
   * @param isLinear for each of its parameters whether it is to be solved for
   */
  Projection(Model model, boolean[] isLinear) {
    this.model = model;
    this.whole = new double[isLinear.length];
    this.linear = places(isLinear, true);
    this.other = places(isLinear, false);
  }

  private static int[] places(boolean[] isLinear, boolean wanted) {
    List<Integer> places = new ArrayList<>();
    for (int j = 0; j < isLinear.length; j++) {
      if (isLinear[j] == wanted) {
        places.add(j);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The parameters of the model that are not solved for. */
  double[] others(double[] all) {
    return Arrays.stream(other).mapToDouble(j -> all[j]).toArray();
  }

  /** What belongs to the parameters that are not solved for. */
  <T> List<T> others(List<T> all) {
    return Arrays.stream(other).mapToObj(all::get).toList();
  }

  /** All parameters where the others are so, once they have been looked at. */
  double[] whole(double[] others) {
    return lastIs(others) ? whole.clone() : solve(others).parameters();
  }

  private boolean lastIs(double[] others) {
    for (int k = 0; k < other.length; k++) {
      if (whole[other[k]] != others[k]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<String> parameters() {
    return others(model.parameters());
  }

  @Override
  public int evaluations() {
    return model.evaluations();
  }

  @Override
  public double observed(double[] choice) {
    return model.observed(whole(choice));
  }

  @Override
  public double sumOf(double squares) {
    return model.sumOf(squares);
  }

  @Override
  public double unitOf(int parameter) {
    return model.unitOf(other[parameter]);
  }

  @Override
  public Linear at(double[] choice) {
    Linear look = solve(choice);
    Triangle triangle = new Triangle(other.length);
    if (look.isFinite()) {
      triangle = look.triangle().ordered(order()).corner(linear.length);
    }
    return new Linear(choice.clone(), triangle, look.sum(), look.bad());
  }

  /** The model where the others are so and the linear ones are best. */
  private Linear solve(double[] others) {
    for (int k = 0; k < other.length; k++) {
      whole[other[k]] = others[k];
    }
    Linear look = model.squares(whole);
    if (!look.isFinite()) {
      return look;
    }
    double[] step = look.triangle().ordered(order()).solve(linear.length);
    for (int k = 0; k < linear.length; k++) {
      whole[linear[k]] += step[k] * model.unitOf(linear[k]);
    }
    if (!isScaled) {
      // Only now is it known how large the slopes by the others are.
      model.chooseUnits();
      isScaled = true;
    }
    return model.squares(whole);
  }

  private int[] order() {
    int[] order = Arrays.copyOf(linear, linear.length + other.length);
    System.arraycopy(other, 0, order, linear.length, other.length);
    return order;
  }
}
