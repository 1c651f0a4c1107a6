import { Migration } from '@mikro-orm/migrations';

/** Sign-ins: devices, sessions, their history, the failures that lock, and what accounts are told. */
export class Migration20261129_sign_ins extends Migration {
  override up(): void {
    this.#addToAccounts();
    this.#createSessions();
    this.#createNotices();
  }

  #addToAccounts(): void {
    this.addSql(`
      alter table account
        add column language text not null default 'vi' check (language in ('vi', 'en')),
        add column locked_at timestamptz`);
    this.addSql(`
      alter table authentication_method
        drop constraint authentication_method_kind_check,
        add constraint authentication_method_kind_check check (kind in
          ('password', 'otp_phone', 'sim_signature', 'usb_signature', 'vietnam_post',
            'authenticator_app', 'recovery_codes')),
        add column secret bytea,
        add column last_step bigint,
        add column locked_at timestamptz`);
    this.addSql(`
      create table recovery_code (
        method_id uuid not null references authentication_method,
        code_mac bytea not null,
        used_at timestamptz,
        primary key (method_id, code_mac)
      )`);
  }

  #createSessions(): void {
    this.addSql(`
      create table device (
        id uuid primary key default gen_random_uuid(),
        account_id uuid not null references account,
        token_hash bytea not null,
        name text not null,
        first_seen_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        forgotten_at timestamptz,
        unique (token_hash, account_id)
      )`);
    this.addSql(`create index device_account on device (account_id) where forgotten_at is null`);
    this.addSql(`
      create table session (
        id uuid primary key,
        account_id uuid not null references account,
        device_id uuid not null,
        token_hash bytea not null unique,
        method text not null,
        level smallint not null check (level between 1 and 3),
        proven_1_at timestamptz,
        proven_2_at timestamptz,
        proven_3_at timestamptz,
        started_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        idle_seconds integer not null,
        idle_until timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        ended_by text,
        check ((ended_at is null) = (ended_by is null))
      )`);
    this.addSql(`create index session_account on session (account_id) where ended_at is null`);
    this.addSql(`create unique index session_device on session (device_id) where ended_at is null`);
    this.addSql(`
      create table sign_in (
        id uuid primary key,
        account_id uuid not null references account,
        flow_id text not null,
        method text not null,
        outcome text not null check (outcome in ('signed_in', 'refused')),
        problem text,
        session_id uuid,
        device_id uuid,
        device_name text not null,
        is_new_device boolean not null default false,
        is_step_up boolean not null default false,
        at timestamptz not null default now(),
        not_me_lookup bytea unique,
        not_me_until timestamptz,
        not_me_at timestamptz
      )`);
    this.addSql(`create index sign_in_account on sign_in (account_id, at)`);
    // What is old is found by these alone, when it is tidied.
    this.addSql(`create index sign_in_age on sign_in using brin (at)`);
    this.addSql(`create index session_age on session using brin (started_at)`);
    this.addSql(`create index device_age on device using brin (first_seen_at)`);
    // A flow signs in once: what is repeated after a crash finds that it has.
    this.addSql(`
      create unique index sign_in_flow on sign_in (flow_id) where outcome = 'signed_in'`);
    this.addSql(`
      create table sign_in_failure (
        key bytea primary key,
        failures integer not null,
        locked_until timestamptz,
        tripped_by text,
        last_attempt text,
        ends_at timestamptz not null
      )`);
  }

  #createNotices(): void {
    this.addSql(`
      create table notice (
        id uuid primary key default gen_random_uuid(),
        account_id uuid not null references account,
        kind text not null,
        about uuid,
        channel text not null check (channel in ('sms', 'email')),
        address bytea not null,
        address_column text not null,
        period bigint not null,
        created_at timestamptz not null default now(),
        due_at timestamptz not null default now(),
        tries integer not null default 0,
        sent_at timestamptz,
        given_up_at timestamptz,
        failure text
      )`);
    // What happens several times within a few minutes is told once.
    this.addSql(`
      create unique index notice_period on notice (account_id, kind, channel, period)`);
    this.addSql(`
      create index notice_due on notice (due_at) where sent_at is null and given_up_at is null`);
  }
}
