import { Migration } from '@mikro-orm/migrations';

/** What the schedules keep: the keys that columns are sealed by, and callbacks that no flow waited for. */
export class Migration20261210_schedules extends Migration {
  override up(): void {
    this.addSql(`
      create table sealing_key (
        id text primary key,
        first_used_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        unused_since timestamptz
      )`);
    this.addSql(`
      create table unmatched_callback (
        source text not null,
        event_id text not null,
        about text not null,
        received_at timestamptz not null default now(),
        primary key (source, event_id)
      )`);
    this.addSql(`create index unmatched_callback_received on unmatched_callback (received_at)`);
  }
}
