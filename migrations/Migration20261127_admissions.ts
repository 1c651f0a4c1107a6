import { Migration } from '@mikro-orm/migrations';

/** What a flow was let in with: whom its failures count against. */
export class Migration20261127_admissions extends Migration {
  override up(): void {
    this.addSql(`
      create table admission (
        flow_id text primary key,
        claim bytea not null,
        failures bytea[] not null,
        failed boolean not null default false,
        expires_at timestamptz not null
      )`);
    this.addSql(`create index admission_expires_at on admission (expires_at)`);
  }
}
