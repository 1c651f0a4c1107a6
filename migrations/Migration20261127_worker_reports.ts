import { Migration } from '@mikro-orm/migrations';

/** What each worker says every few seconds: that it is there, and how its calls to others went. */
export class Migration20261127_worker_reports extends Migration {
  override up(): void {
    this.addSql(`
      create table worker_report (
        worker text primary key,
        seen_at timestamptz not null default now(),
        systems jsonb not null
      )`);
  }
}
