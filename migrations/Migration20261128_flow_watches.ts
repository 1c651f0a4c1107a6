import { Migration } from '@mikro-orm/migrations';

/**
 * A change of a flow is told only while somebody watches it: a notice makes one line of all
 * transactions that commit with one, each held until it is on the disk.
 */
export class Migration20261128_flow_watches extends Migration {
  override up(): void {
    // On the row itself, because who writes it must come before or after who watches it: see
    // src/db/flows/watch-flow.ts.
    this.addSql(`alter table flow add column watched_until timestamptz`);
    this.addSql(`drop trigger flow_changed on flow`);
    this.addSql(`
      create trigger flow_changed after update on flow for each row
      when (new.version <> old.version and new.watched_until > now())
      execute function flow_changed()`);
  }
}
