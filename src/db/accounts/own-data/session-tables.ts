import { sql } from 'kysely';
import type { Tables } from '../../entities/entities.ts';
import { ofAccount, type OwnTable } from './own-table.ts';

type Of<T extends keyof Tables> = OwnTable<keyof Tables[T] & string>;

const device: Of<'device'> = {
  as: 'devices',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    account_id: 'withheld',
    token_hash: 'withheld',
    name: 'shown',
    first_seen_at: 'shown',
    last_seen_at: 'shown',
    forgotten_at: 'shown',
  },
  closing: { does: 'deletes' },
};

const session: Of<'session'> = {
  as: 'sessions',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    account_id: 'withheld',
    device_id: 'shown',
    token_hash: 'withheld',
    method: 'shown',
    level: 'shown',
    proven_1_at: 'shown',
    proven_2_at: 'shown',
    proven_3_at: 'shown',
    started_at: 'shown',
    last_seen_at: 'shown',
    idle_seconds: 'withheld',
    idle_until: 'shown',
    expires_at: 'shown',
    ended_at: 'shown',
    ended_by: 'shown',
  },
  closing: { does: 'deletes' },
};

const signIn: Of<'sign_in'> = {
  as: 'signIns',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    account_id: 'withheld',
    flow_id: 'shown',
    method: 'shown',
    outcome: 'shown',
    problem: 'shown',
    session_id: 'shown',
    device_id: 'shown',
    device_name: 'shown',
    is_new_device: 'shown',
    is_step_up: 'shown',
    at: 'shown',
    not_me_lookup: 'withheld',
    not_me_until: 'shown',
    not_me_at: 'shown',
  },
  closing: { does: 'deletes' },
};

const notice: Of<'notice'> = {
  as: 'notices',
  rowsOf: ofAccount,
  columns: {
    id: 'withheld',
    account_id: 'withheld',
    kind: 'shown',
    about: 'shown',
    channel: 'shown',
    // That of a phone or an address that the account has, or had, and that is shown there.
    address: 'withheld',
    address_column: 'withheld',
    period: 'withheld',
    created_at: 'shown',
    due_at: 'withheld',
    tries: 'withheld',
    sent_at: 'shown',
    given_up_at: 'shown',
    failure: 'withheld',
    flow_id: 'shown',
    details: 'shown',
  },
  // The last one tells why all is gone: of a closed account it goes within the hour after it was sent.
  closing: { does: 'deletes', but: sql`kind in ('closed', 'number_freed', 'handed_over')` },
};

const cancellation: Of<'cancellation'> = {
  as: 'cancellations',
  rowsOf: ofAccount,
  columns: {
    lookup: 'withheld',
    flow_id: 'shown',
    account_id: 'withheld',
    until: 'shown',
    used_at: 'shown',
  },
  closing: { does: 'deletes' },
};

/** Where and when somebody was signed in to the account, and what it was told. */
export const sessionTables = {
  session,
  sign_in: signIn,
  device,
  notice,
  cancellation,
} as const;
