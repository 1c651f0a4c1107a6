import { Migration } from '@mikro-orm/migrations';

/** Open flows that wait for somebody other than their citizen: few, and listed by the longest wait. */
export class Migration20261203_stuck_flows extends Migration {
  override up(): void {
    this.addSql(`
      create index flow_stuck on flow (waiting_since, id)
      where status = 'open' and waiting_for <> 'citizen'`);
  }
}
