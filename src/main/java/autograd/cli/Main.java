package autograd.cli;

/** x. */
public final class Main {
  private Main() {}

  /** x. */
  public static void main(String[] a) {
    var g = autograd.lang.Expression.parse(a[0]);
    var m = new java.util.HashMap<String, Double>();
    for (int i = 1; i + 1 < a.length; i += 2) m.put(a[i], Double.valueOf(a[i + 1]));
    var e = autograd.evaluate.Evaluation.at(g, m);
    System.out.println(e.value());
    var gr = e.gradient();
    g.names().forEach((n, v) -> System.out.println(n + " " + e.value(v) + " " + gr.by(v)));
    autograd.evaluate.Note.of(e, java.util.List.of(g.output()), java.util.List.of(gr))
        .forEach(System.out::println);
  }
}
