package dev.diptych.run;

import dev.diptych.digest.PreparedArticle;
import dev.diptych.intake.duplicate.NearDuplicates;
import dev.diptych.intake.duplicate.Signature;
import org.springframework.stereotype.Component;

/** Whether two articles are the same but for small edits, by what is kept of their texts. */
@Component
public class SameText {

  private final NearDuplicates duplicates;

  SameText(NearDuplicates duplicates) {
    this.duplicates = duplicates;
  }

  /** What an article is recognised by: its title and its text. */
  public String signature(PreparedArticle prepared) {
    String title = prepared.article().facts().title();
    String text = prepared.article().text();
    return duplicates.sign(title == null ? text : title + "\n" + text).toHex();
  }

  /** Whether two signatures are those of nearly the same text. */
  public boolean same(String one, String other) {
    return one.equals(other) || duplicates.same(Signature.parse(one), Signature.parse(other));
  }
}
