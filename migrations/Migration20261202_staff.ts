import { Migration } from '@mikro-orm/migrations';

/** Sessions of members of staff, and what they have done, each once. */
export class Migration20261202_staff extends Migration {
  override up(): void {
    this.addSql(`
      create table staff_session (
        id uuid primary key,
        token_hash bytea not null unique,
        member_id text not null,
        name text not null,
        roles text[] not null,
        started_at timestamptz not null default now(),
        idle_seconds integer not null,
        idle_until timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      )`);
    this.addSql(`create index staff_session_age on staff_session using brin (started_at)`);
    this.addSql(`
      create table staff_act (
        key uuid primary key,
        done_by text not null,
        act text not null,
        subject text not null,
        request_mac bytea not null,
        done_at timestamptz not null default now()
      )`);
    this.addSql(`create index staff_act_age on staff_act using brin (done_at)`);
  }
}
