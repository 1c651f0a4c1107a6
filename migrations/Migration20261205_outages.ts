import { Migration } from '@mikro-orm/migrations';

/** Outages of outside systems as operators declare them: deadlines are put off by what they last. */
export class Migration20261205_outages extends Migration {
  override up(): void {
    this.addSql(`
      create table outage (
        id uuid primary key,
        system text not null,
        since timestamptz not null,
        until timestamptz,
        declared_by text not null,
        ended_by text,
        reason text not null,
        ticket text not null,
        declared_at timestamptz not null default now(),
        check (until >= since),
        check ((until is null) = (ended_by is null))
      )`);
    // At most one of a system is open.
    this.addSql(`create unique index outage_open on outage (system) where until is null`);
    this.addSql(`create index outage_since on outage (since desc, id)`);
  }
}
