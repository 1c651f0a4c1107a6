import type { Language } from '../../domain/flows/text.ts';
import type { PostSignInName } from '../../domain/proofs/post-state.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Registrant } from '../../domain/subject/registrant.ts';
import type { PostReturn } from '../../domain/steps/vietnam-post.ts';

/** Somebody's account at Vietnam Post, as it stands now. */
export type PostAccount = {
  /** The Post's own name for it: stable, and nothing that can be guessed. */
  subject: string;
  /** Whether a clerk has seen the papers; until then all that is said of the person is only claimed. */
  papersChecked: boolean;
  person: Registrant;
  /** Whether all that is needed of it could be read; if not, only staff can vouch for the person. */
  isReadable: boolean;
  /** What could not be read, and what else staff should look at twice. */
  findings: string[];
  /** Whether a live account of ours is linked to it. */
  isLinked: boolean;
  /**
   * Whether a live account of ours has one of the person's numbers. Not to be told before the papers
   * are checked: anybody may claim a number at the Post to find that out.
   */
  isRegistered: boolean;
};

export type PostSignInVerdict =
  { outcome: 'signed_in'; account: PostAccount } | { outcome: 'refused'; code: PostSignInProblem };

export type PostSignInProblem = Extract<
  ProblemCode,
  'PostSignInFailed' | 'PostStateMismatch' | `PostToken${string}`
>;

export type RemindOfPapers = {
  /** E.164. */
  phone: string;
  reference: string;
  /** The flow's last moment, RFC 3339 in UTC. */
  until: string;
  /** Between two reminders. */
  everyMs: number;
  /** The flow's time as it asks, RFC 3339; missing where an older version has asked. */
  askedAt?: string;
  language: Language;
};

/** Whether a reminder went out; at night it waits until the time that is told (RFC 3339). */
export type Reminded = { sent: boolean; heldUntil?: string };

/** What is done with Vietnam Post (guide 1.5). All but the reminder throw while it does not answer. */
export type PostActivities = {
  openPostSignIn(input: PostSignInName): Promise<{ url: string }>;
  redeemPostCode(input: PostSignInName & { answer: PostReturn }): Promise<PostSignInVerdict>;
  /** Null: the Post knows no such account (any more). */
  readPostPapers(input: { subject: string }): Promise<PostAccount | null>;
  remindOfPapers(input: RemindOfPapers): Promise<Reminded>;
};
