import { Migration } from '@mikro-orm/migrations';

/** Requests of data subjects, accounts whose processing is restricted, and the auditor's ways into the trail. */
export class Migration20261203_privacy extends Migration {
  override up(): void {
    this.addSql(`
      create table data_request (
        id uuid primary key,
        account_id uuid not null references account (id),
        reference text not null,
        kind text not null,
        state text not null default 'open',
        statement bytea not null,
        request_mac bytea not null,
        asked_at timestamptz not null default now(),
        due_at timestamptz not null,
        answered_at timestamptz,
        answered_by text,
        outcome text,
        answer bytea,
        withdrawn_at timestamptz,
        constraint data_request_answered check
          ((answered_at is null) = (answer is null) and (answered_at is null) = (outcome is null)),
        constraint data_request_state check (case state
          when 'open' then answered_at is null and withdrawn_at is null
          when 'answered' then answered_at is not null and withdrawn_at is null
          when 'withdrawn' then withdrawn_at is not null
          else false end)
      )`);
    this.addSql(
      `create index data_request_account on data_request (account_id, asked_at desc, id desc)`,
    );
    this.addSql(`create index data_request_due on data_request (state, due_at, id)`);
    this.addSql(`alter table account add column restricted_at timestamptz`);
    this.addSql(`create index audit_event_actor on audit_event (actor, at)`);
    this.addSql(`create index audit_event_at on audit_event using brin (at)`);
  }
}
