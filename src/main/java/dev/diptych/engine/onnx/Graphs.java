package dev.diptych.engine.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Two small graphs that are run on what a model's graphs leave in native memory, so that neither
 * logits nor caches are copied into the heap. They are written as ONNX files are: messages of the
 * protocol buffers of {@code onnx.proto}, with operators of its version 17.
 */
final class Graphs {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private Graphs() {}

  /** {@code in0…} and {@code rows} to {@code out0…}: the same tensors with these rows. */
  static byte[] rows(int tensors) {
    Message graph = new Message();
    for (int i = 0; i < tensors; i++) {
      graph.message(
          1,
          node("Gather", List.of("in" + i, "rows"), List.of("out" + i))
              .message(5, number("axis", 0)));
    }
    graph.text(2, "rows");
    for (int i = 0; i < tensors; i++) {
      graph.message(11, value("in" + i, FLOAT));
    }
    graph.message(11, value("rows", INT64));
    for (int i = 0; i < tensors; i++) {
      graph.message(12, value("out" + i, FLOAT));
    }
    return model(graph);
  }

  /**
   * {@code logits} [b,1,v], {@code mask} [v] and {@code k} to the {@code values} and {@code ids} of
   * the best, and {@code norm}, the logarithm of the sum of all exponentials.
   *
   * @param masked whether what is masked does not count in the sum either
   */
  static byte[] best(boolean masked) {
    Message graph = new Message();
    graph.message(1, node("Add", List.of("logits", "mask"), List.of("open")));
    graph.message(
        1,
        node("TopK", List.of("open", "k"), List.of("values", "ids"))
            .message(5, number("axis", -1)));
    graph.message(
        1,
        node("ReduceLogSumExp", List.of(masked ? "open" : "logits"), List.of("norm"))
            .message(5, new Message().text(1, "axes").number(8, -1).number(20, 7))
            .message(5, number("keepdims", 0)));
    graph.text(2, "best");
    graph.message(11, value("logits", FLOAT));
    graph.message(11, value("mask", FLOAT));
    graph.message(11, value("k", INT64));
    graph.message(12, value("values", FLOAT));
    graph.message(12, value("ids", INT64));
    graph.message(12, value("norm", FLOAT));
    return model(graph);
  }

  private static byte[] model(Message graph) {
    Message opset = new Message().text(1, "").number(2, OPSET);
    return new Message()
        .number(1, IR_VERSION)
        .text(2, "diptych")
        .message(7, graph)
        .message(8, opset)
        .bytes();
  }

  private static Message node(String operator, List<String> inputs, List<String> outputs) {
    Message node = new Message();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    return node.text(4, operator);
  }

  private static Message number(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, 2);
  }

  private static Message value(String name, int type) {
    Message tensor = new Message().number(1, type);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of a protocol buffer that is being written. */
  private static final class Message {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private final List<byte[]> parts = new ArrayList<>();

    Message number(int field, long value) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      varint(out, (long) field << 3 | VARINT);
      varint(out, value);
      parts.add(out.toByteArray());
      return this;
    }

    Message text(int field, String value) {
      return sized(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return sized(field, value.bytes());
    }

    private Message sized(int field, byte[] value) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      varint(out, (long) field << 3 | LENGTH);
      varint(out, value.length);
      out.writeBytes(value);
      parts.add(out.toByteArray());
      return this;
    }

    byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      parts.forEach(out::writeBytes);
      return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
