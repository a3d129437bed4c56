package dev.diptych.console.access;

import dev.diptych.operations.Role;

/**
 * Who looks at a page, for the page: {@code who} in every model.
 *
 * @param name of the account; empty if nobody is logged in
 * @param role as it is typed; empty if nobody is logged in
 * @param mayOrder whether buttons that order something are of use
 * @param mayAdminister whether accounts and tokens may be changed
 */
public record Who(String name, String role, boolean mayOrder, boolean mayAdminister) {

  static final Who NOBODY = new Who("", "", false, false);

  static Who of(String name, Role role) {
    return new Who(name, role.word(), role.covers(Role.OPERATOR), role.covers(Role.ADMIN));
  }
}
