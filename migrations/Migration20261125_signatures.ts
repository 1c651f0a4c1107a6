import { Migration } from '@mikro-orm/migrations';

/** Methods that sign (SIM, USB) or sign in elsewhere (Vietnam Post), and what their flows wait for. */
export class Migration20261125_signatures extends Migration {
  override up(): void {
    this.addSql(`
      alter table authentication_method
        drop constraint authentication_method_kind_check,
        add constraint authentication_method_kind_check check (kind in
          ('password', 'otp_phone', 'sim_signature', 'usb_signature', 'vietnam_post')),
        add column certificate bytea,
        add column subject bytea,
        add column subject_lookup bytea`);
    // One account at Vietnam Post opens one account here.
    this.addSql(`
      create unique index authentication_method_subject on authentication_method (kind, subject_lookup)
      where ended_at is null and subject_lookup is not null`);
    this.addSql(`
      create table sim_prompt (
        ap_trans_id text primary key,
        flow_id text not null,
        phone_lookup bytea not null,
        transaction_id text unique,
        opened_at timestamptz not null default now(),
        until timestamptz not null,
        ended_at timestamptz,
        outcome text,
        check ((ended_at is null) = (outcome is null))
      )`);
    // A phone shows one prompt at a time: two would let a stranger's be taken for one's own.
    this.addSql(`
      create unique index sim_prompt_open on sim_prompt (phone_lookup) where ended_at is null`);
    this.addSql(`create index sim_prompt_phone on sim_prompt (phone_lookup, ended_at)`);
    this.addSql(`
      create table post_sign_in (
        flow_id text primary key,
        number integer not null,
        subject bytea not null,
        subject_lookup bytea not null,
        signed_in_at timestamptz not null default now()
      )`);
    this.addSql(`create index post_sign_in_subject on post_sign_in (subject_lookup)`);
  }
}
