import { Migration } from '@mikro-orm/migrations';

/** Accounts and what belongs to them: documents, authentication methods, consents. */
export class Migration20261124_accounts extends Migration {
  override up(): void {
    this.addSql(`
      create table account (
        id uuid primary key,
        subject_type text not null check (subject_type in ('citizen', 'enterprise')),
        level smallint not null check (level between 1 and 3),
        method text not null,
        full_name bytea not null,
        date_of_birth bytea,
        sex bytea,
        email bytea,
        flow_id text not null unique,
        created_at timestamptz not null default now(),
        closed_at timestamptz
      )`);
    this.addSql(`
      create table identity_document (
        id uuid primary key default gen_random_uuid(),
        account_id uuid not null references account,
        subject_type text not null,
        kind text not null,
        number bytea not null,
        number_lookup bytea not null,
        source text not null,
        added_at timestamptz not null default now(),
        ended_at timestamptz
      )`);
    // Where the rule "one live account per subject and number" is decided for certain.
    this.addSql(`
      create unique index identity_document_live on identity_document (subject_type, number_lookup)
      where ended_at is null`);
    this.addSql(`create index identity_document_account on identity_document (account_id)`);
    this.addSql(`
      create table authentication_method (
        id uuid primary key default gen_random_uuid(),
        account_id uuid not null references account,
        kind text not null check (kind in ('password', 'otp_phone')),
        phone bytea,
        phone_lookup bytea,
        password_salt bytea,
        password_mac bytea,
        added_at timestamptz not null default now(),
        last_used_at timestamptz,
        ended_at timestamptz
      )`);
    this.addSql(`
      create unique index authentication_method_live on authentication_method (account_id, kind)
      where ended_at is null`);
    this.addSql(`
      create table consent (
        account_id uuid not null references account,
        version text not null,
        purposes text[] not null,
        channel text not null,
        flow_id text not null,
        given_at timestamptz not null,
        withdrawn_at timestamptz,
        primary key (account_id, version)
      )`);
  }
}
