import { Migration } from '@mikro-orm/migrations';

/** Which changes of the workflows a worker knows: none is begun with that one of those that run does not. */
export class Migration20261205_worker_patches extends Migration {
  override up(): void {
    // What versions know that do not say so.
    this.addSql(`
      alter table worker_report add column patches text[] not null
        default '{ignored-messages-noted,other-reviews-noted}'`);
  }
}
