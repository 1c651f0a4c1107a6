import { Migration } from '@mikro-orm/migrations';

/** What brought a flow to where it stands: tells two waiting points of one number and place apart. */
export class Migration20261125_waiting_points extends Migration {
  override up(): void {
    this.addSql(`alter table flow add column event text`);
  }
}
