package dev.diptych.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An engine that holds a model in the memory of this process. */
public interface Resident {

  /** How much memory loading the model took, in bytes; 0 before it is loaded. */
  long residentBytes();

  /** How much of this process lies in memory, in bytes; 0 where the system does not say. */
  static long ofThisProcess() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
      for (String line : lines) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
    return 0;
  }
}
