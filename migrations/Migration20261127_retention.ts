import { Migration } from '@mikro-orm/migrations';

/** Flows that have ended are found by when, and their reviews by them: both are deleted in time. */
export class Migration20261127_retention extends Migration {
  override up(): void {
    this.addSql(`create index flow_ended on flow (waiting_since) where status <> 'open'`);
    this.addSql(`create index review_of_flow on review (flow_id)`);
  }
}
