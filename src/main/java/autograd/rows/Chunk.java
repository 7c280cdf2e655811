package autograd.rows;

/** Some whole rows, as they came. */
final class Chunk {
  byte[] bytes;
  int length;

  Chunk(int size) {
    this.bytes = new byte[size];
  }
}
