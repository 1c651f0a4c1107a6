import { Migration } from '@mikro-orm/migrations';

/**
 * Revocation lists of CAs as they were fetched, once for all workers: each in parts, so that none of
 * them takes a statement or the event loop long; and who is fetching one, until when.
 */
export class Migration20261127_revocation_lists extends Migration {
  override up(): void {
    this.addSql(`
      create table revocation_list (
        url text primary key,
        version uuid,
        parts integer not null default 0,
        next_update timestamptz,
        fetching_until timestamptz not null,
        failure text)`);
    this.addSql(`
      create table revocation_list_part (
        url text not null references revocation_list on delete cascade,
        version uuid not null,
        number integer not null,
        bytes bytea not null,
        primary key (url, version, number))`);
    // Compressed already as far as they can be: time and again would be lost on them.
    this.addSql(`alter table revocation_list_part alter column bytes set storage external`);
  }
}
