package dev.diptych.operations;

import dev.diptych.store.PassRow;

/** How the audit says where a pass stands. */
final class AuditWords {

  private AuditWords() {}

  /** Its number and state; of a finished one how it ended, of a failed one why. */
  static String of(PassRow pass) {
    String stands = "pass %d (%s) %s".formatted(pass.number(), pass.kind(), pass.state());
    if (pass.exitStatus() != null) {
      stands += ", " + pass.exitStatus();
    }
    return pass.failure() == null ? stands : stands + ": " + pass.failure();
  }
}
