import { Migration } from '@mikro-orm/migrations';

/** A review that its flow has gone past, since a restore has lost that it was decided. */
export class Migration20261212_passed_reviews extends Migration {
  override up(): void {
    this.addSql(`
      alter table review drop constraint review_closed_because_check,
        add constraint review_closed_because_check check (
          closed_because in ('claim_changed', 'source_confirmed', 'flow_ended', 'flow_went_on'))`);
  }
}
