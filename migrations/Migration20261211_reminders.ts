import { Migration } from '@mikro-orm/migrations';

/** That somebody who has left a registration was reminded of it, and that this was counted for their number. */
export class Migration20261211_reminders extends Migration {
  override up(): void {
    this.addSql(`
      alter table flow
        add column reminded_at timestamptz,
        add column reminder_counted_at timestamptz`);
    this.addSql(`
      create index flow_left on flow (expires_at, id)
      where status = 'open' and kind = 'registration' and waiting_for = 'citizen'
        and reminded_at is null`);
  }
}
