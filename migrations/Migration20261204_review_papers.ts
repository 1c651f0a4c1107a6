import { Migration } from '@mikro-orm/migrations';

/** Clerks record the papers that they have seen; whoever approves is somebody else where level 3 is at stake. */
export class Migration20261204_review_papers extends Migration {
  override up(): void {
    this.addSql(`
      alter table review_decision
        add column papers text[], add column seen_at text,
        drop constraint review_decision_decision_check,
        add constraint review_decision_decision_check
          check (decision in ('papers', 'approved', 'rejected')),
        add constraint review_decision_papers_check
          check ((papers is null) = (seen_at is null) and (decision <> 'papers' or papers is not null))`);
    // Papers are added to; nobody decides twice.
    this.addSql(`drop index review_decision_by`);
    this.addSql(`
      create unique index review_decision_by on review_decision (review_id, decided_by)
      where decision <> 'papers'`);
    this.addSql(`create index review_decision_review on review_decision (review_id)`);
    // Those that wait, the first due first.
    this.addSql(`drop index review_open`);
    this.addSql(`
      create index review_open on review (due_at, id) where used_at is null and closed_at is null`);
  }
}
