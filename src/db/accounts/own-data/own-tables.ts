import type { Tables } from '../../entities/entities.ts';
import { accountTables } from './account-tables.ts';
import { flowTables } from './flow-tables.ts';
import type { OwnTable } from './own-table.ts';
import { sessionTables } from './session-tables.ts';

const declared = { ...flowTables, ...sessionTables, ...accountTables };

/**
 * Everything that is held of an account, table by table, whoever refers to another one first. The export
 * shows it, and closing erases it: neither forgets a table, and a test holds the list against the schema.
 */
export const ownTables: Readonly<Record<string, OwnTable>> = declared;

/** The tables that hold nothing of one account, and why. */
export const othersTables = {
  admission: 'Keyed hashes of what a flow was let in with; gone when they expire, within a day.',
  throttle: 'Keyed hashes with counts; gone when their windows end.',
  sign_in_failure: 'Keyed hashes with counts; gone when their locks end.',
  outage: 'Outages of outside systems.',
  audit_seal: 'Seals of the audit trail.',
  worker_report: 'What workers say of themselves.',
  revocation_list: 'Lists of certificate authorities.',
  revocation_list_part: 'Lists of certificate authorities.',
  staff_session: 'Sessions of members of staff.',
  codec_token: 'What members of staff show the codec server, hashed; gone within a day.',
  staff_act: 'What members of staff have done, by ids alone; gone with the retention of flows.',
  sealing_key: 'Ids of keys, and when they were in use.',
  unmatched_callback: 'Ids of callbacks that no flow waited for; gone within a week.',
} as const satisfies Record<Exclude<keyof Tables, keyof typeof declared>, string>;
