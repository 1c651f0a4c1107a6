import { sql } from 'kysely';
import type { Tables } from '../../entities/entities.ts';
import { ofAccount, ofFlows, type OwnTable } from './own-table.ts';

type Of<T extends keyof Tables> = OwnTable<keyof Tables[T] & string>;

const otpChallenge: Of<'otp_challenge'> = {
  as: 'codes',
  rowsOf: ofFlows,
  columns: {
    flow_id: 'shown',
    step: 'shown',
    number: 'shown',
    purpose: 'shown',
    secret: 'withheld',
    code_mac: 'withheld',
    attempts: 'shown',
    last_attempt: 'withheld',
    last_right: 'withheld',
    issued_at: 'shown',
    expires_at: 'shown',
    claimed_until: 'withheld',
    sent_at: 'shown',
    used_at: 'shown',
  },
  closing: { does: 'deletes' },
};

const simPrompt: Of<'sim_prompt'> = {
  as: 'simPrompts',
  // Found by the phones, which have an index; each is gone a day after it ended.
  rowsOf: (id) => sql`${ofFlows(id)} and phone_lookup in (
    select m.phone_lookup from authentication_method m where m.account_id = ${id})`,
  columns: {
    ap_trans_id: 'withheld',
    flow_id: 'shown',
    phone_lookup: 'withheld',
    transaction_id: 'withheld',
    opened_at: 'shown',
    until: 'shown',
    ended_at: 'shown',
    outcome: 'shown',
    step: 'shown',
    purpose: 'shown',
  },
  closing: { does: 'deletes' },
};

const postSignIn: Of<'post_sign_in'> = {
  as: 'postSignIns',
  rowsOf: ofFlows,
  columns: {
    flow_id: 'shown',
    step: 'shown',
    number: 'withheld',
    subject: { opens: 'post_sign_in.subject', by: 'flow', as: 'text' },
    subject_lookup: 'withheld',
    signed_in_at: 'shown',
    code_lookup: 'withheld',
    purpose: 'shown',
  },
  closing: { does: 'deletes' },
};

const reviewDecision: Of<'review_decision'> = {
  as: 'decisions',
  rowsOf: (id) => sql`review_id in (select r.id from review r join flow f on f.id = r.flow_id
    where f.account_id = ${id})`,
  columns: {
    id: 'withheld',
    review_id: 'shown',
    claim_digest: 'withheld',
    decision: 'shown',
    decided_by: 'withheld',
    decided_at: 'shown',
    reason: 'shown',
    ticket: 'shown',
    papers: 'shown',
    seen_at: 'shown',
  },
  closing: { does: 'deletes' },
};

const review: Of<'review'> = {
  as: 'reviews',
  rowsOf: ofFlows,
  columns: {
    id: 'shown',
    flow_id: 'shown',
    reference: 'shown',
    claim: { opens: 'review.claim', by: 'row', as: 'json' },
    claim_digest: 'withheld',
    level: 'shown',
    findings: 'shown',
    requested_at: 'shown',
    due_at: 'shown',
    used_at: 'shown',
    closed_at: 'shown',
    closed_because: 'shown',
  },
  closing: { does: 'deletes' },
};

const evidence: Of<'evidence'> = {
  as: 'evidence',
  rowsOf: ofFlows,
  columns: {
    id: 'shown',
    flow_id: 'shown',
    type: 'shown',
    size: 'shown',
    digest: 'withheld',
    // Whoever sent it has it; up to 5 MB each.
    content: 'withheld',
    added_at: 'shown',
  },
  closing: { does: 'deletes' },
};

const hearing: Of<'hearing'> = {
  as: 'hearings',
  rowsOf: ofAccount,
  columns: {
    flow_id: 'shown',
    account_id: 'withheld',
    lookup: 'withheld',
    until: 'shown',
    objection: { opens: 'hearing.objection', by: 'flow', as: 'text' },
    objected_at: 'shown',
  },
  closing: {
    does: 'erases',
    columns: ['objection', 'objected_at'],
    why: 'That the account was heard is part of a complaint, which is somebody else’s.',
  },
};

const flow: Of<'flow'> = {
  as: 'flows',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    reference: 'shown',
    kind: 'shown',
    method: 'shown',
    status: 'shown',
    step: 'shown',
    waiting_for: 'shown',
    waiting_since: 'shown',
    expires_at: 'shown',
    sequence: 'withheld',
    version: 'withheld',
    // Of a flow that has ended: its result, which names the account and nobody.
    body: 'withheld',
    phone_lookup: 'withheld',
    document_lookup: 'withheld',
    message_id: 'withheld',
    delivery: 'shown',
    opened_at: 'shown',
    event: 'shown',
    account_id: 'withheld',
    next_try_at: 'withheld',
    watched_until: 'withheld',
    generation: 'withheld',
    taken_up_by: 'withheld',
    reminded_at: 'shown',
    reminder_counted_at: 'withheld',
  },
  closing: {
    does: 'erases',
    columns: ['phone_lookup', 'document_lookup'],
    why: 'Flows that have ended are deleted after their retention; those that came to nothing name no account, and go then, too.',
  },
};

/** What flows have brought the account, and what they leave behind. */
export const flowTables = {
  otp_challenge: otpChallenge,
  sim_prompt: simPrompt,
  post_sign_in: postSignIn,
  review_decision: reviewDecision,
  review,
  evidence,
  hearing,
  flow,
} as const;
