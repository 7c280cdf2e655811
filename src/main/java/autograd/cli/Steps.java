package autograd.cli;

import autograd.optimize.Limits;
import autograd.optimize.Place;
import autograd.render.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of a search: shown as they are made, on a line of the terminal, and kept if wanted. */
final class Steps implements Limits.Observer {
  private final List<String> names;
  private final int sign;
  private final boolean isKept;
  private final StatusLine line;
  private final List<Place> places = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  Steps(List<String> names, int sign, boolean isKept, Console console) {
    this.names = names;
    this.sign = sign;
    this.isKept = isKept;
    this.line = new StatusLine(console);
  }

  @Override
  public void moved(Place there, int evaluations) {
    if (isKept) {
      places.add(there);
      counts.add(evaluations);
    }
    line.show(() -> text(there, evaluations));
  }

  private String text(Place there, int evaluations) {
    double steepest = 0;
    for (double slope : there.slopes()) {
      steepest = Math.max(steepest, Math.abs(slope));
    }
    return String.format(
        Locale.ROOT,
        "%,d evaluations, value %.6g, largest slope %.2g",
        evaluations,
        sign * there.value(),
        steepest);
  }

  /** Takes the line away. */
  void clear() {
    line.clear();
  }

  /** Where they led that were kept. */
  List<double[]> path() {
    return places.stream().map(Place::inputs).toList();
  }

  /** Writes what was kept, a row for each step. */
  void write(Appendable out) throws IOException {
    Numbers numbers = Numbers.shortest();
    List<String> header = new ArrayList<>(List.of("step", "evaluations", "value"));
    header.addAll(names);
    out.append(String.join(",", header)).append('\n');
    for (int k = 0; k < places.size(); k++) {
      out.append(String.valueOf(k)).append(',').append(String.valueOf(counts.get(k))).append(',');
      out.append(numbers.text(sign * places.get(k).value()));
      for (double each : places.get(k).inputs()) {
        out.append(',').append(numbers.text(each));
      }
      out.append('\n');
    }
  }
}
