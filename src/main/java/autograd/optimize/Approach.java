package autograd.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to where the last search of a fit begins. Parameters that are solved for are so wherever
 * the others are, with squares as the loss, and of several starts the one counts that leads lowest.
 */
final class Approach {
  /** A try takes no more evaluations than this, if there are others. */
  private static final int MOST_PER_TRY = 300;

  /** Sums that differ by less than this share are of the same fit, to which no try goes closely. */
  private static final double SAME = 1e-3;

  private final Model model;
  private final Start start;
  private final Search search;

  /** Where the best try began, and where it led. */
  private double[] begin;

  private double[] end;
  private final List<Double> sums = new ArrayList<>();

  Approach(Model model, Start start, Search search) {
    this.model = model;
    this.start = start;
    this.search = search;
    this.begin = start.numbers();
    this.end = begin;
    if (start.isAnySolved() || start.tries() > 1) {
      tryAll();
    }
  }

  /** Where the best try began. */
  double[] begin() {
    return begin;
  }

  /** Where it led. */
  double[] end() {
    return end;
  }

  /** What came of several tries; null of one. */
  Tries tries() {
    if (start.tries() == 1) {
      return null;
    }
    double least = sums.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    double most = least * (1 + SAME) + LevenbergMarquardt.noise(model.observed(end));
    int same = (int) sums.stream().filter(sum -> sum <= most).count();
    return new Tries(start.tries(), same, start.tries() - sums.size());
  }

  private void tryAll() {
    Starts starts = new Starts(search.ranges());
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < start.tries(); k++) {
      double[] from = k == 0 ? start.numbers() : starts.point(k, start.numbers());
      double[] first = from;
      double[] last;
      if (start.isAnySolved()) {
        Projection projection = new Projection(model, start.solved());
        first = projection.whole(projection.others(from));
        last = projection.whole(run(projection, projection.others(from)));
      } else {
        last = run(model, from);
      }
      for (int j = 0; j < last.length; j++) {
        last[j] = search.ranges().get(j).nearest(last[j]);
      }
      Linear look = model.at(last);
      if (look.isFinite()) {
        sums.add(look.sum());
      }
      if ((look.isFinite() && look.sum() < least) || k == 0) {
        least = look.isFinite() ? look.sum() : least;
        begin = first;
        end = last;
      }
    }
  }

  /** The parameters to which a search leads. */
  private double[] run(Residuals residuals, double... from) {
    List<Search.Interval> ranges =
        residuals instanceof Projection projection
            ? projection.others(search.ranges())
            : search.ranges();
    int most =
        start.tries() == 1
            ? search.mostEvaluations()
            : Math.min(MOST_PER_TRY, search.mostEvaluations());
    LevenbergMarquardt method =
        new LevenbergMarquardt(residuals, new Search(ranges, most, search.watcher()));
    method.approach(from);
    return method.here().parameters().clone();
  }
}
