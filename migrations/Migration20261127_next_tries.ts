import { Migration } from '@mikro-orm/migrations';

/** When an outside system that keeps a flow waiting is asked next, as its pauses grow. */
export class Migration20261127_next_tries extends Migration {
  override up(): void {
    this.addSql(`alter table flow add column next_try_at timestamptz`);
  }
}
