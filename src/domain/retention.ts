/** How long rows of a table are kept. */
export type Kept =
  /** So many days after something, then deleted by the schedule `retention`. */
  | { days: number; after: string }
  /** The same, as a setting has it; `usually` unless it is set. */
  | { setting: 'FLOW_RETENTION_DAYS'; usually: number; after: string }
  /** Deleted together with what they belong to. */
  | { with: 'flow' | 'account' | 'revocation_list' }
  /** Until something other than time. */
  | { until: string };

export type Retention = {
  what: string;
  kept: Kept;
  why: string;
  /** Of an account that is closed: so many days. */
  ofClosed?: { days: number };
};

const flowDays = { setting: 'FLOW_RETENTION_DAYS', usually: 90 } as const;
const year = 365;

/**
 * Every table, and how long its rows are kept (law 91/2025/QH15: no longer than the purpose takes). The
 * schedule `retention` deletes by it, the table of docs/operations.md is made of it, and a test holds it against the schema.
 */
export const retention = {
  throttle: {
    what: 'counts under keyed hashes',
    kept: { days: 0, after: 'their window has ended' },
    why: 'They keep floods out.',
  },
  admission: {
    what: 'keyed hashes of what a flow was let in with',
    kept: { days: 0, after: 'they have expired, within a day' },
    why: 'A repeated start is the same one.',
  },
  otp_challenge: {
    what: 'one-time codes, as keyed hashes',
    kept: { days: 1, after: 'they have expired' },
    why: 'Delivery receipts come late.',
  },
  post_sign_in: {
    what: 'what a flow knows of an account at the Post',
    kept: { days: 0, after: 'the flow has ended' },
    why: 'The account has it by then, or nobody.',
  },
  sim_prompt: {
    what: 'prompts on a phone',
    kept: { days: 1, after: 'they have ended' },
    why: 'Notices of the SIM provider come late.',
  },
  notice: {
    what: 'messages to accounts, their addresses sealed',
    kept: { days: 30, after: 'they were sent or given up' },
    ofClosed: { days: 0 },
    why: 'Support tells what somebody was told.',
  },
  cancellation: {
    what: 'codes that take a flow back',
    kept: { days: 0, after: 'they have expired and the row of their flow is gone' },
    why: 'A code that was used is answered as such.',
  },
  identity_document: {
    what: 'document numbers; of a closed account their keyed hashes alone',
    kept: {
      days: 0,
      after: '`CLOSED_NUMBER_KEPT_DAYS` (1,825) after the account was closed',
    },
    why: 'So long nobody registers the number of a closed account.',
  },
  sign_in_failure: {
    what: 'counts of wrong passwords and codes under keyed hashes',
    kept: { days: 0, after: 'their window and their lock have ended' },
    why: 'They slow guessing down.',
  },
  sign_in: {
    what: 'the history of sign-ins',
    kept: { days: year, after: 'the sign-in' },
    why: 'The guide’s 12 months, in which owners look for strangers.',
  },
  session: {
    what: 'sessions',
    kept: { days: year, after: 'they have begun and expired' },
    why: 'As the history that names them.',
  },
  device: {
    what: 'devices, by the name of browser and system',
    kept: { days: 400, after: 'they were last seen' },
    why: 'As long as a browser keeps the cookie at most.',
  },
  outage: {
    what: 'outages of outside systems, as operators have declared them',
    kept: { days: year, after: 'they have ended' },
    why: 'They explain deadlines that were put off.',
  },
  worker_report: {
    what: 'what workers say of themselves',
    kept: { days: 1, after: 'the last report' },
    why: 'It shows which of them run.',
  },
  staff_session: {
    what: 'sessions of members of staff',
    kept: { days: 30, after: 'they have ended' },
    why: 'A refusal says that a session has ended, not that there was none.',
  },
  staff_act: {
    what: 'idempotency keys of what members of staff have done, by ids alone',
    kept: { ...flowDays, after: 'the act' },
    why: 'A repeated act is the same one; the audit trail has it for good.',
  },
  codec_token: {
    what: 'hashes of the tokens by which operators read payloads on the command line',
    kept: { days: 1, after: 'the token has expired' },
    why: 'A refusal says that a token has expired, not that there was none.',
  },
  data_request: {
    what: 'requests about personal data and their answers, sealed',
    kept: {
      days: year,
      after: 'they were answered or withdrawn; a restriction stays until its owner lifts it',
    },
    why: 'That they were answered in time has to be shown.',
  },
  unmatched_callback: {
    what: 'callbacks of other systems that no flow waited for, by ids and keyed hashes alone',
    kept: { days: 7, after: 'they came' },
    why: 'The flow may come later: a callback overtakes it, or a database was restored.',
  },
  flow: {
    what: 'flows and their idempotency keys',
    kept: { ...flowDays, after: 'they came to their last place; open ones stay until they end' },
    why: 'Support helps those who come back with a reference.',
  },
  review: { what: 'claims that staff look into', kept: { with: 'flow' }, why: 'As the flow.' },
  review_decision: {
    what: 'decisions of members of staff',
    kept: { with: 'flow' },
    why: 'As the flow; the audit trail has them for good.',
  },
  evidence: { what: 'files of a complaint', kept: { with: 'flow' }, why: 'As the flow.' },
  hearing: {
    what: 'what the other party of a complaint says',
    kept: { with: 'flow' },
    why: 'As the flow.',
  },
  account: {
    what: 'accounts',
    kept: {
      until:
        'until it is closed, `CLOSING_SECONDS` (14 days) after its owner asked for it and did not take it back; then a stub that names nobody, for good',
    },
    why: 'The audit trail and the kept numbers refer to the stub.',
  },
  authentication_method: {
    what: 'what somebody signs in by',
    kept: { with: 'account' },
    why: 'As the account.',
  },
  recovery_code: {
    what: 'recovery codes, as keyed hashes',
    kept: { with: 'account' },
    why: 'As the account.',
  },
  consent: {
    what: 'what was consented to: version, purposes, time, channel',
    kept: { until: 'for good' },
    why: 'It has to be shown later, and names nobody once the account is closed.',
  },
  consent_withdrawal: {
    what: 'consents that were withdrawn, and given again',
    kept: { until: 'for good' },
    why: 'As the consents.',
  },
  audit_event: {
    what: 'the audit trail, without personal data',
    kept: { until: 'for good' },
    why: 'It is append-only: nobody deletes from it.',
  },
  audit_seal: { what: 'the seals of it', kept: { until: 'for good' }, why: 'They vouch for it.' },
  sealing_key: {
    what: 'ids of the keys that columns are sealed by, never the keys',
    kept: { until: 'for good' },
    why: 'A start that lacks a key in use has to name it.',
  },
  revocation_list: {
    what: 'revocation lists of certificate authorities',
    kept: { until: 'until the next list of the same address' },
    why: 'Public; they spare asking again.',
  },
  revocation_list_part: {
    what: 'their bytes',
    kept: { with: 'revocation_list' },
    why: 'As the list.',
  },
} as const satisfies Record<string, Retention>;

/** The tables whose rows go by their age. */
export type AgeingTable = {
  [T in keyof typeof retention]: (typeof retention)[T]['kept'] extends
    { days: number } | { setting: string }
    ? T
    : never;
}[keyof typeof retention];

/** For how many days a table's rows are kept, by what the settings say. */
export function daysKept(table: AgeingTable, settings: { flowRetentionDays: number }): number {
  const { kept } = retention[table];
  return 'days' in kept ? kept.days : settings.flowRetentionDays;
}

/** How long, in words for a document. */
export function keptInWords({ kept, ofClosed }: Retention): string {
  if ('until' in kept) return kept.until;
  if ('with' in kept) return belonging[kept.with];
  const days =
    'days' in kept ? daysInWords(kept.days) : `\`${kept.setting}\` (${kept.usually} days)`;
  const words = days === '' ? `until ${kept.after}` : `${days} after ${kept.after}`;
  return ofClosed ? `${words}; of a closed account ${ofClosed.days} days after it` : words;
}

const belonging = {
  flow: 'as long as its row of `flow`',
  account: 'until its account is closed',
  revocation_list: 'as long as its list',
} as const;

function daysInWords(days: number): string {
  if (days === 0) return '';
  if (days === 1) return 'a day';
  return days === year ? 'a year' : `${days} days`;
}
