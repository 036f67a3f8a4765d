import type { Core } from "./core.ts";
import { mainAccount } from "./credentials.ts";
import { createCredentials, type MockCredentials } from "./exchanges/credentials.ts";
import { FieldError } from "./field-error.ts";

/** An account with all sets of credentials that were made for it. */
export interface Account {
  readonly name: string;
  readonly credentials: readonly MockCredentials[];
}

/** The accounts of a mock exchange; each has its own orders on every API. There is `main` from the start. */
export interface Accounts {
  /**
   * Opens an account with credentials of every kind; one that there is gets another set of them.
   *
   * @throws {AccountError} The name is no text, or empty.
   */
  open(name: string): MockCredentials;
  /** The accounts, in the order in which they were opened. */
  list(): readonly Account[];
}

/** An account that cannot be opened. */
export class AccountError extends FieldError {
  override name = "AccountError";

  constructor(field: string, rule: string, fix: string) {
    super("ACCOUNT_INVALID", "the account", field, rule, fix);
  }
}

/** @internal Creates the accounts of an exchange, with the main one. */
export function createAccounts(core: Core, main: MockCredentials): Accounts {
  const sets = new Map<string, MockCredentials[]>();
  const admit = (name: string, credentials: MockCredentials) => {
    sets.set(name, [...(sets.get(name) ?? []), credentials]);
    for (const kind of Object.values(credentials)) core.admit(kind, name);
    return credentials;
  };
  admit(mainAccount, main);
  return {
    open(name) {
      if (typeof name === "string" && name !== "") return admit(name, createCredentials(name));
      throw new AccountError("name", "must be text, and not empty", 'give a name such as "second"');
    },
    list: () => [...sets].map(([name, credentials]) => ({ name, credentials })),
  };
}
