import type { Language } from '../../domain/flows/text.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { Method } from '../../domain/methods/methods.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Registrant, Source } from '../../domain/subject/registrant.ts';

export type CreateAccount = {
  accountId: string;
  flowId: string;
  method: Method;
  level: Level;
  /** In which the account is told of what happens to it. */
  language: Language;
  registrant: Registrant;
  source: Source;
  /** The ways to sign in that the account begins with. */
  methods: AuthenticationMethod[];
  /** Which consent text was agreed to, and when (RFC 3339 in UTC). */
  consent: { version: string; givenAt: string };
  /** Written with the account, in one statement. */
  next: SavedFlow;
};

export type AccountOutcome =
  | { created: true }
  | {
      created: false;
      code: Extract<
        ProblemCode,
        'AccountAlreadyExists' | 'PostAccountLinked' | 'IdempotencyKeyReused'
      >;
    };

/** What is done to accounts. */
export type AccountActivities = {
  createAccount(input: CreateAccount): Promise<AccountOutcome>;
};
