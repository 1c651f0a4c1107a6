import { Migration } from '@mikro-orm/migrations';

/** Flows as they stand at their last waiting point, their OTP challenges, reviews and throttles. */
export class Migration20261124_flows extends Migration {
  override up(): void {
    this.addSql(`
      create table flow (
        id text primary key,
        reference text not null,
        kind text not null,
        method text not null,
        status text not null check (status in ('open', 'completed', 'refused', 'cancelled', 'expired')),
        step text,
        waiting_for text,
        waiting_since timestamptz not null,
        expires_at timestamptz not null,
        sequence integer not null,
        version integer not null default 1,
        body bytea not null,
        phone_lookup bytea,
        document_lookup bytea,
        message_id text,
        delivery text check (delivery in ('pending', 'delivered', 'failed')),
        opened_at timestamptz not null default now()
      )`);
    this.addSql(`create index flow_reference on flow (reference)`);
    this.addSql(`create index flow_message on flow (message_id) where message_id is not null`);
    this.addSql(`create index flow_open on flow (expires_at) where status = 'open'`);
    this.addSql(`
      create function flow_changed() returns trigger language plpgsql as $$
      begin perform pg_notify('flow_changed', new.id); return null; end $$`);
    this.addSql(`
      create trigger flow_changed after insert or update on flow
      for each row execute function flow_changed()`);
    this.addSql(`
      create table otp_challenge (
        flow_id text not null,
        number smallint not null,
        secret bytea not null,
        code_mac bytea not null,
        attempts smallint not null default 0,
        last_attempt text,
        last_right boolean not null default false,
        issued_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz,
        primary key (flow_id, number)
      )`);
    this.addSql(`
      create table throttle (
        key bytea primary key,
        hits integer not null,
        window_ends timestamptz not null
      )`);
    this.addSql(`create index throttle_window_ends on throttle (window_ends)`);
    this.addSql(`
      create table review (
        id uuid primary key,
        flow_id text not null,
        reference text not null,
        claim bytea not null,
        findings text[] not null,
        requested_at timestamptz not null default now(),
        due_at timestamptz not null,
        decision text check (decision in ('approved', 'rejected')),
        decided_by text,
        decided_at timestamptz,
        reason text,
        ticket text,
        used_at timestamptz,
        check ((decision is null) = (decided_by is null)),
        check (decision is null or (reason is not null and ticket is not null))
      )`);
    this.addSql(`create index review_open on review (due_at) where decision is null`);
  }
}
