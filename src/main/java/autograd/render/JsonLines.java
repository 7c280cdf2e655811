package autograd.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Objects inside an array stand on lines of their own, all else beside what came before it. */
final class JsonLines extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;

  private int depth;

  @Override
  public void writeStartObject(JsonGenerator generator) throws IOException {
    if (depth > 0 && generator.getOutputContext().getParent().inArray()) {
      generator.writeRaw("\n  ");
    }
    depth++;
    super.writeStartObject(generator);
  }

  @Override
  public void writeEndObject(JsonGenerator generator, int count) throws IOException {
    depth--;
    super.writeEndObject(generator, count);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(", ");
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(depth == 1 ? "," : ", ");
  }
}
