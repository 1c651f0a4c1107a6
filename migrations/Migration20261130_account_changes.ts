import { Migration } from '@mikro-orm/migrations';

/** What accounts are changed, recovered, disputed and closed by. */
export class Migration20261130_account_changes extends Migration {
  override up(): void {
    this.#addToAccounts();
    this.#addToNotices();
    this.#createRecoveries();
    this.#createDisputes();
  }

  #addToAccounts(): void {
    // What tells who it was is erased when an account is closed.
    this.addSql(`
      alter table account
        alter column full_name drop not null,
        add column email_verified_at timestamptz,
        add column locked_because text check (locked_because in ('inactivity', 'staff')),
        add column last_active_at timestamptz not null default now(),
        add column inactivity_notices smallint not null default 0,
        add column inactivity_noticed_at timestamptz,
        add column closing_flow_id text,
        add column closing_at timestamptz,
        add check ((closing_flow_id is null) = (closing_at is null))`);
    this.addSql(`update account set locked_because = 'staff' where locked_at is not null`);
    this.addSql(`
      update account set last_active_at = greatest(created_at,
        (select max(last_seen_at) from device where account_id = account.id),
        (select max(last_used_at) from authentication_method where account_id = account.id))`);
    this.addSql(`
      create index account_inactive on account (last_active_at)
      where closed_at is null and locked_at is null`);
    this.addSql(`
      alter table identity_document
        alter column number drop not null,
        add column kept_until timestamptz`);
    this.addSql(`
      create index identity_document_kept on identity_document (kept_until)
      where kept_until is not null and ended_at is null`);
    this.addSql(`
      create index authentication_method_phone on authentication_method (phone_lookup)
      where kind = 'otp_phone' and ended_at is null`);
    // Those that were removed, too: a signature by one of them opens nothing.
    this.addSql(`
      create index authentication_method_account on authentication_method (account_id, kind)`);
    // Those that have ended, or are forgotten, too: an export shows them, a closing deletes them.
    for (const table of ['session', 'device'] as const) {
      this.addSql(`drop index ${table}_account`);
      this.addSql(`create index ${table}_account on ${table} (account_id)`);
    }
    this.addSql(`
      create table consent_withdrawal (
        account_id uuid not null references account,
        version text not null,
        purpose text not null,
        channel text not null,
        withdrawn_at timestamptz not null default now(),
        given_again_at timestamptz,
        primary key (account_id, version, purpose, withdrawn_at)
      )`);
  }

  #addToNotices(): void {
    this.addSql(`
      alter table notice
        add column flow_id text,
        add column details jsonb not null default '{}'`);
    this.addSql(`drop index notice_period`);
    // Of sign-ins, what happens several times within a few minutes is told once.
    this.addSql(`
      create unique index notice_period on notice (account_id, kind, channel, period)
      where kind = 'new_device'`);
    // Of what a flow does, each fact is told once.
    this.addSql(`
      create unique index notice_flow on notice (flow_id, kind, channel)
      where flow_id is not null`);
    this.addSql(`create index notice_account on notice (account_id)`);
  }

  #createRecoveries(): void {
    this.addSql(`alter table review add column level smallint not null default 2`);
    this.addSql(`alter table review alter column level drop default`);
    this.addSql(`
      create table cancellation (
        lookup bytea primary key,
        flow_id text not null unique,
        account_id uuid not null references account,
        until timestamptz not null,
        used_at timestamptz
      )`);
    this.addSql(`create index cancellation_account on cancellation (account_id)`);
  }

  #createDisputes(): void {
    this.addSql(`
      create table evidence (
        id uuid primary key,
        flow_id text not null,
        type text not null,
        size integer not null,
        digest bytea not null,
        content bytea not null,
        added_at timestamptz not null default now()
      )`);
    this.addSql(`create index evidence_flow on evidence (flow_id)`);
    this.addSql(`
      create table hearing (
        flow_id text primary key,
        account_id uuid not null references account,
        lookup bytea not null unique,
        until timestamptz not null,
        objection bytea,
        objected_at timestamptz,
        check ((objection is null) = (objected_at is null))
      )`);
    this.addSql(`create index hearing_account on hearing (account_id)`);
  }
}
