package autograd.render;

import java.io.IOException;
import java.util.List;

/** Draws what a {@link Picture} says, in one language of pictures or another. */
interface Pen {
  /** What a Value is. */
  enum Kind {
    INPUT,
    CONSTANT,
    RESULT,
    OUTPUT,
    /** Many Values for which there is no room. */
    REST
  }

  /** What stands out about a Value, an operation or an edge; each has its colour and its shape. */
  enum Mark {
    NONE,
    /** Off the paths that are wanted. */
    FAINT,
    /** On them. */
    ON_PATH,
    DONE,
    CURRENT,
    WAITING,
    /** Its gradient was overwritten. */
    LOST,
    /** Its gradient comes from one that was. */
    INHERITED
  }

  /** Before all else. */
  void begin(Appendable out) throws IOException;

  /** A Value, with the lines that are written in it. */
  void value(String id, List<String> lines, Kind kind, Mark mark) throws IOException;

  /** An operation. */
  void operation(String id, String name, Mark mark) throws IOException;

  /** An edge; with a label, or null. */
  void edge(String from, String to, String label, Mark mark) throws IOException;

  /** Values that belong together, the elements of a vector say, under one name. */
  void group(String id, String name, List<String> members) throws IOException;

  /** After all else. */
  void end() throws IOException;
}
