package autograd.lang;

import java.util.Locale;

/** Finds what a misspelt word was meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate that the fewest slips lead to (a letter left out, put in, changed, or swapped
   * with its neighbour), or null if none is near: at most one slip in three letters, and three in
   * all. Case does not count as a slip. Of several as near, the one that has the most of the word's
   * letters.
   */
  public static String to(String word, Iterable<String> candidates) {
    String nearest = null;
    String lower = word.toLowerCase(Locale.ROOT);
    int fewest = Math.min(3, Math.max(1, word.length() / 3));
    int most = -1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) <= fewest && !candidate.equals(word)) {
        int slips = distance(lower, candidate.toLowerCase(Locale.ROOT));
        int shared = shared(lower, candidate.toLowerCase(Locale.ROOT));
        boolean isNearer = slips < fewest || (slips == fewest && shared > most);
        if (isNearer && slips < candidate.length()) {
          nearest = candidate;
          fewest = slips;
          most = shared;
        }
      }
    }
    return nearest;
  }

  /** How many letters of {@code a} are found in {@code b}, each of which counts for one. */
  private static int shared(String a, String b) {
    StringBuilder left = new StringBuilder(b);
    for (int i = 0; i < a.length(); i++) {
      int found = left.indexOf(a.substring(i, i + 1));
      if (found >= 0) {
        left.deleteCharAt(found);
      }
    }
    return b.length() - left.length();
  }

  /** The Damerau-Levenshtein distance, in its restricted form. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
