import type { Keys } from '../platform/keys.ts';

/**
 * The columns that are sealed (AES-256-GCM), each value bound to its column and its row, so that
 * none can be moved to another place: table.column, and what a row of it is named by.
 */
export type SealedColumn =
  | 'account.full_name'
  | 'account.date_of_birth'
  | 'account.sex'
  | 'account.email'
  | 'identity_document.number'
  | 'authentication_method.phone'
  | 'authentication_method.certificate'
  | 'authentication_method.subject'
  | 'authentication_method.secret'
  | 'flow.body'
  | 'otp_challenge.secret'
  | 'review.claim'
  | 'post_sign_in.subject'
  | 'evidence.content'
  | 'hearing.objection'
  | 'data_request.statement'
  | 'data_request.answer';

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
