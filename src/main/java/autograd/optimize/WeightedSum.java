package autograd.optimize;

import java.util.List;
import java.util.Map;

/**
 * A sum of objectives of the same inputs, each times its weight.
 *
 * @param parts the objectives, at least one, with their weights
 */
public record WeightedSum(Map<Objective, Double> parts) implements Objective {
  @Override
  public List<String> inputs() {
    return parts.keySet().iterator().next().inputs();
  }

  @Override
  public Place at(double... inputs) {
    double value = 0;
    double noise = 0;
    double[] slopes = new double[inputs.length];
    for (Map.Entry<Objective, Double> each : parts.entrySet()) {
      Place place = each.getKey().at(inputs);
      double weight = each.getValue();
      value += weight * place.value();
      noise += Math.abs(weight) * place.noise();
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] += weight * place.slopes()[j];
      }
    }
    return new Place(inputs.clone(), value, slopes, noise);
  }

  @Override
  public double[][] hessian(double... inputs) {
    double[][] sum = new double[inputs.length][inputs.length];
    for (Map.Entry<Objective, Double> each : parts.entrySet()) {
      double[][] matrix = each.getKey().hessian(inputs);
      if (matrix == null) {
        return null;
      }
      for (int i = 0; i < sum.length; i++) {
        for (int j = 0; j < sum.length; j++) {
          sum[i][j] += each.getValue() * matrix[i][j];
        }
      }
    }
    return sum;
  }

  @Override
  public int evaluations() {
    return parts.keySet().stream().mapToInt(Objective::evaluations).sum();
  }
}
