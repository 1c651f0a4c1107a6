import { Migration } from '@mikro-orm/migrations';

/** Which token opens a flow: one more each time that it is taken up on another device, and by what. */
export class Migration20261201_resumptions extends Migration {
  override up(): void {
    this.addSql(`
      alter table flow
        add column generation integer not null default 0,
        add column taken_up_by text`);
  }
}
