package dev.diptych.operations;

import java.util.regex.Pattern;

/** A name in a command that a person is to type: a file may be called like a command. */
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}._/-]+");

  private ShellWord() {}

  /** The name as it is if a shell leaves it alone, otherwise in quotes. */
  public static String of(String name) {
    return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
