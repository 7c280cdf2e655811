package autograd.benchmark;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The formulas that are measured, and the same by hand. */
public enum Model {
  NEURON("neuron", "tanh(x1*w1 + x2*w2 + b)"),
  GAUSS1("Gauss1", "b1*exp(-b2*x) + b3*exp(-(x - b4)^2/b5^2) + b6*exp(-(x - b7)^2/b8^2)"),
  ROSENBROCK("Rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2"),
  NETWORK("network", Network.formula());

  /** As kernels.c and kernels.py call it. */
  private final String title;

  private final String formula;

  Model(String title, String formula) {
    this.title = title;
    this.formula = formula;
  }

  String title() {
    return title;
  }

  ByHand byHand() {
    return switch (this) {
      case NEURON -> ByHand::neuron;
      case GAUSS1 -> ByHand::gauss1;
      case ROSENBROCK -> ByHand::rosenbrock;
      case NETWORK -> Network::byHand;
    };
  }

  /** By the parameters of Gauss1, which are fixed; of the others by every column. */
  Kernel kernel() {
    Map<String, Double> constants = new HashMap<>();
    if (this == GAUSS1) {
      for (int k = 0; k < ByHand.GAUSS1.size(); k++) {
        constants.put("b" + (k + 1), ByHand.GAUSS1.get(k));
      }
    }
    Graph graph = Expression.parse(formula);
    List<Value> wanted = new ArrayList<>();
    for (Value input : graph.inputs()) {
      if (constants.isEmpty() || constants.containsKey(input.label())) {
        wanted.add(input);
      }
    }
    return Kernel.of(graph, graph.output(), constants, wanted);
  }

  /** The same columns for every kernel with as many. */
  static Block block(Kernel kernel) {
    return new Block(kernel.columns().size(), kernel.wanted().size(), 0.5, 2);
  }
}
