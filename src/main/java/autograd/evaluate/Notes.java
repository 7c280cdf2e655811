package autograd.evaluate;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an answer tells: the notes of the passes, but for those that are settled, since the
 * derivative exists all the same; and what was found of slopes, with the first place that it may
 * come from.
 */
final class Notes {
  private final Evaluation evaluation;
  private final Collection<Value> outputs;
  private final List<Limits> limits;
  private final Collection<Value> wanted;
  private final Set<Finding> open = new LinkedHashSet<>();

  private Notes(
      Evaluation evaluation,
      Collection<Value> outputs,
      List<Limits> limits,
      Collection<Value> wanted) {
    this.evaluation = evaluation;
    this.outputs = outputs;
    this.limits = limits;
    this.wanted = wanted;
    limits.forEach(each -> open.addAll(each.findings()));
  }

  /**
   * The notes on an answer.
   *
   * @param evaluation the forward pass
   * @param shown the Values that the answer speaks of
   * @param outputs the Values that were differentiated
   * @param limits their values and gradients
   * @param wanted the Values by which they were
   */
  static List<Note> of(
      Evaluation evaluation,
      Collection<Value> shown,
      Collection<Value> outputs,
      List<Limits> limits,
      Collection<Value> wanted) {
    List<Gradient> plain = limits.stream().map(Limits::ordinary).toList();
    List<Note> all = Note.of(evaluation, shown, plain);
    if (limits.stream().allMatch(Limits::isPlain)) {
      return all;
    }
    return new Notes(evaluation, outputs, limits, wanted).combined(all);
  }

  private List<Note> combined(List<Note> passes) {
    List<Note> notes = new ArrayList<>();
    for (Note note : passes) {
      BitSet feeding = Reach.of(evaluation.graph(), List.of(note.value()));
      List<Finding> own = new ArrayList<>();
      if (note.kind() == Note.Kind.KINK || note.kind() == Note.Kind.NO_DERIVATIVE) {
        for (Finding each : open) {
          if (isOfPlaces(each) && feeding.get(each.input().index())) {
            own.add(each);
          }
        }
      }
      own.forEach(open::remove);
      if (!own.isEmpty() || !isSettled(note, feeding)) {
        notes.add(note.with(own));
      }
    }
    Map<Finding.Kind, List<Finding>> rest = new EnumMap<>(Finding.Kind.class);
    for (Finding each : open) {
      rest.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(each);
    }
    for (List<Finding> like : rest.values()) {
      Value output = like.get(0).output();
      notes.add(
          new Note(
              Note.Kind.FINDINGS,
              output == null ? outputs.iterator().next() : output,
              List.of(),
              List.of(),
              List.copyOf(like)));
    }
    return notes;
  }

  /** Whether a finding is one that a corner or an end of a domain explains. */
  private static boolean isOfPlaces(Finding finding) {
    return switch (finding.kind()) {
      case CORNER, ONE_SIDED, JUMP, NO_SLOPE -> true;
      case UNDECIDED, ASSUMED, VALUE, PASSES -> false;
    };
  }

  /** Whether the answer is what it is in spite of what the passes met there. */
  private boolean isSettled(Note note, BitSet feeding) {
    return switch (note.kind()) {
      case UNDEFINED, KEPT_NAN -> isRecovered(note.value());
      case INDETERMINATE -> true;
      case KINK -> isDecidedBy(feeding, false);
      case NO_DERIVATIVE -> isDecidedBy(feeding, true);
      case FINDINGS -> false;
    };
  }

  /** Whether all outputs that depend on a Value have a value. */
  private boolean isRecovered(Value value) {
    boolean isAny = false;
    for (Limits each : limits) {
      for (Value output : outputs) {
        if (Reach.of(evaluation.graph(), List.of(output)).get(value.index())) {
          isAny = true;
          if (Double.isNaN(each.value(output))) {
            return false;
          }
        }
      }
    }
    return isAny;
  }

  /** Whether the gradients by all that is wanted and feeds a place are derivatives. */
  private boolean isDecidedBy(BitSet feeding, boolean mayBeOrdinary) {
    for (Value each : wanted) {
      boolean feeds = feeding.get(each.index());
      for (Limits limit : limits) {
        boolean isKnown = each.isInput() && limit.isLookedAt(each);
        boolean isNumber = mayBeOrdinary && !Double.isNaN(limit.gradient().by(each));
        if (feeds && !isKnown && !isNumber) {
          return false;
        }
      }
    }
    for (Limits limit : limits) {
      for (Finding each : limit.findings()) {
        if (isOfPlaces(each) && feeding.get(each.input().index())) {
          return false;
        }
      }
    }
    return true;
  }
}
