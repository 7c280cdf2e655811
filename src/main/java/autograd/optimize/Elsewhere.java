package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** Looks at rows where they are. */
public interface Elsewhere {
  /** How many rows there are. */
  long rows();

  /** What they tell of a choice, in the order of the rows. */
  List<Part> look(Query query);

  /** What was observed, in the order of the rows. */
  List<Observed> observed(int unit);

  /** A choice of the parameters, and how numbers are to be counted there. */
  final class Query implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    final double[] choice;
    final int unit;
    final int[] units;
    final Loss loss;

    Query(double[] choice, int unit, int[] units, Loss loss) {
      this.choice = choice;
      this.unit = unit;
      this.units = units.clone();
      this.loss = loss;
    }
  }
}
