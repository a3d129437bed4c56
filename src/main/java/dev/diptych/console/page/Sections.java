package dev.diptych.console.page;

import java.util.List;
import org.springframework.stereotype.Component;

/** The pages that the head of every page leads to; templates call it {@code @sections}. */
@Component("sections")
class Sections {

  private static final List<Section> ALL =
      List.of(
          new Section("status", "/"),
          new Section("runs", "/runs"),
          new Section("jobs", "/jobs"),
          new Section("schedules", "/schedules"),
          new Section("engines", "/engines"),
          new Section("memory", "/memory"),
          new Section("history", "/history"),
          new Section("orders", "/orders"),
          new Section("audit", "/audit"));

  /**
   * One of them.
   *
   * @param name as the bundle calls it below {@code nav.}
   * @param address its path
   */
  record Section(String name, String address) {}

  /** All of them, in their order. */
  public List<Section> all() {
    return ALL;
  }

  /** Whether there is one of this name. */
  public boolean has(String name) {
    return ALL.stream().anyMatch(section -> section.name().equals(name));
  }
}
