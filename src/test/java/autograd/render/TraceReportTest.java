package autograd.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Sweep;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Traces of graphs that nobody reads to the end. */
class TraceReportTest {
  private static final int OPERATIONS = Sweep.of(1_000_000, 100_000);

  /** Takes all that is written and keeps none of it; may have enough at some point. */
  private static final class Sink implements Appendable {
    private long characters;
    private long limit = Long.MAX_VALUE;
    private int longest;

    @Override
    public Appendable append(CharSequence text) throws IOException {
      characters += text.length();
      longest = Math.max(longest, text.length());
      if (characters > limit) {
        throw new IOException("enough");
      }
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) throws IOException {
      return append(String.valueOf(c));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyOperationsAreWrittenAsTheyAreTraced(AnswerFormat format) throws IOException {
    Trace trace = chain();
    Sink sink = new Sink();
    TraceReport report = new TraceReport(trace, null, false);
    report.write(format, Digits.ALL, Style.PLAIN, sink);
    assertTrue(sink.characters > 40L * OPERATIONS, "written " + sink.characters);
    assertTrue(sink.longest < 200_000, "written piece by piece, the longest " + sink.longest);
    Sink small = new Sink();
    small.limit = 1_000_000;
    IOException thrown =
        assertThrows(IOException.class, () -> report.write(format, Digits.ALL, Style.PLAIN, small));
    assertEquals("enough", thrown.getMessage());
  }

  private static Trace chain() {
    Graph.Builder builder = new Graph.Builder("");
    Operation sine = OperationTable.standard().function("sin");
    Value value = builder.input("x", new Span(0, 0));
    for (int i = 0; i < OPERATIONS; i++) {
      value = builder.apply(sine, new Span(0, 0), value);
    }
    builder.output(value);
    Graph graph = builder.build();
    Question question = new Question(List.of(new Named(null, value)), Map.of(), List.of(), false);
    return new Trace(Evaluation.at(graph, Map.of("x", 1.0)), question);
  }
}
