package dev.diptych.operations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.diptych.operations.PlacedOrder.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Orders and their answers as the table keeps them. */
final class StoredOrder {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().addMixIn(WorkOrder.class, Kinds.class).build();

  private StoredOrder() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = WorkOrder.Run.class, name = "run"),
    @JsonSubTypes.Type(value = WorkOrder.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = WorkOrder.RetryGaps.class, name = "retry-gaps"),
    @JsonSubTypes.Type(value = WorkOrder.Redo.class, name = "redo"),
    @JsonSubTypes.Type(value = WorkOrder.Correct.class, name = "correct"),
    @JsonSubTypes.Type(value = WorkOrder.TakeBack.class, name = "take-back"),
    @JsonSubTypes.Type(value = WorkOrder.Term.class, name = "term"),
    @JsonSubTypes.Type(value = WorkOrder.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = WorkOrder.Include.class, name = "include"),
    @JsonSubTypes.Type(value = WorkOrder.Publish.class, name = "publish")
  })
  private interface Kinds {}

  static String write(WorkOrder order) {
    return MAPPER.writerFor(WorkOrder.class).writeValueAsString(order);
  }

  static WorkOrder order(String json) {
    return MAPPER.readValue(json, WorkOrder.class);
  }

  static String write(Answer answer) {
    return MAPPER.writeValueAsString(answer);
  }

  static @Nullable Answer answer(@Nullable String json) {
    return json == null ? null : MAPPER.readValue(json, Answer.class);
  }
}
