import type { Keys } from '../platform/keys.ts';

/** A table with sealed columns: how its rows are told apart, and what names a row in what is sealed. */
export type SealedTable = {
  /** The columns of its primary key with their types, in their order. */
  readonly key: Readonly<Record<string, 'uuid' | 'text' | 'smallint'>>;
  readonly columns: readonly string[];
  /** SQL: the row, or for parts of an account the account. */
  readonly row: string;
  /** SQL: the column that a value was sealed for, where it is a copy of one from another table. */
  readonly sealedFor?: string;
};

/**
 * The columns that are sealed (AES-256-GCM), each value bound to its column and its row, so that
 * none can be moved to another place.
 */
export const sealedTables = {
  account: {
    key: { id: 'uuid' },
    columns: ['full_name', 'date_of_birth', 'sex', 'email'],
    row: 'id',
  },
  identity_document: { key: { id: 'uuid' }, columns: ['number'], row: 'account_id' },
  authentication_method: {
    key: { id: 'uuid' },
    columns: ['phone', 'certificate', 'subject', 'secret'],
    row: 'account_id',
  },
  flow: { key: { id: 'text' }, columns: ['body'], row: 'id' },
  otp_challenge: {
    key: { flow_id: 'text', step: 'text', number: 'smallint' },
    columns: ['secret'],
    row: "flow_id || ':' || step || ':' || number",
  },
  review: { key: { id: 'uuid' }, columns: ['claim'], row: 'id' },
  post_sign_in: { key: { flow_id: 'text', step: 'text' }, columns: ['subject'], row: 'flow_id' },
  evidence: { key: { id: 'uuid' }, columns: ['content'], row: 'id' },
  hearing: { key: { flow_id: 'text' }, columns: ['objection'], row: 'flow_id' },
  data_request: { key: { id: 'uuid' }, columns: ['statement', 'answer'], row: 'id' },
  notice: {
    key: { id: 'uuid' },
    columns: ['address'],
    row: 'account_id',
    sealedFor: 'address_column',
  },
} as const satisfies Record<string, SealedTable>;

export type SealedTableName = keyof typeof sealedTables;

/** `table.column` of what is sealed for itself. */
export type SealedColumn = {
  [T in Exclude<SealedTableName, 'notice'>]: `${T}.${(typeof sealedTables)[T]['columns'][number]}`;
}[Exclude<SealedTableName, 'notice'>];

/** Seals bytes for a column; `row` names the row, or for parts of an account the account. */
export function sealColumn(
  keys: Keys,
  column: SealedColumn,
  row: string,
  value: string | Uint8Array,
): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return keys.seal('column', bytes, boundTo(column, row));
}

/** Opens what `sealColumn` made for this very place; throws for anything else. */
export function openColumn(
  keys: Keys,
  column: SealedColumn,
  row: string,
  sealed: Uint8Array,
): Buffer {
  return keys.open('column', sealed, boundTo(column, row));
}

/** The same, read as text. */
export function openText(
  keys: Keys,
  column: SealedColumn,
  row: string,
  sealed: Uint8Array,
): string {
  return openColumn(keys, column, row, sealed).toString('utf8');
}

function boundTo(column: SealedColumn, row: string): string {
  return `${column}:${row}`;
}
