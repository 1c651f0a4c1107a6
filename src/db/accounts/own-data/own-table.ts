import { type RawBuilder, sql } from 'kysely';
import type { SealedColumn } from '../../sealed.ts';

/**
 * What the export shows of a column: its value; what is sealed there, opened as text or JSON, by what a
 * row is sealed for; or nothing, of what is a secret, a keyed hash, or says nothing to its owner.
 */
export type ColumnRule =
  | 'shown'
  | 'withheld'
  | { opens: SealedColumn; by: 'account' | 'row' | 'flow'; as: 'text' | 'json' };

/** What closing an account does with a table's rows of it; `why` where something stays. */
export type ClosingRule<Column extends string = string> =
  | { does: 'deletes'; /** Those that stay. */ but?: RawBuilder<unknown> }
  | { does: 'erases'; columns: readonly Column[]; why: string }
  | Kept;

type Kept = { does: 'keeps'; why: string };

/** A table that holds something of accounts. */
export type OwnTable<Column extends string = string> = {
  /** What the export calls its rows. */
  as: string;
  /** A condition for a row of the table, as a statement knows it by its own name. */
  rowsOf: (accountId: string) => RawBuilder<unknown>;
  /** Each column: one that is new is decided here. */
  columns: Readonly<Record<Column, ColumnRule>>;
  closing: ClosingRule<NoInfer<Column>>;
};

/** The rows whose column `account_id` names the account. */
export function ofAccount(accountId: string): RawBuilder<unknown> {
  return sql`account_id = ${accountId}`;
}

/** The rows of flows that have come to something for the account. */
export function ofFlows(accountId: string): RawBuilder<unknown> {
  return sql`flow_id in (select id from flow where account_id = ${accountId})`;
}

/** Opened by the account's id. */
export function opened(column: SealedColumn): ColumnRule {
  return { opens: column, by: 'account', as: 'text' };
}
