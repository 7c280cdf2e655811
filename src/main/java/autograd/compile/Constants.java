package autograd.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The constants that loops over vectors read from memory, each as often as a vector has lanes. */
final class Constants {
  private final int lanes;
  private final Map<Double, Integer> places = new LinkedHashMap<>();

  Constants(int lanes) {
    this.lanes = lanes;
  }

  /** Where the first of a constant's copies stands; it is taken in if it does not. */
  int place(double number) {
    return places.computeIfAbsent(number, absent -> places.size() * lanes);
  }

  /** All of them, one after the other. */
  double[] numbers() {
    List<Double> numbers = new ArrayList<>();
    places.keySet().forEach(number -> numbers.addAll(Collections.nCopies(lanes, number)));
    return numbers.stream().mapToDouble(number -> number).toArray();
  }
}
