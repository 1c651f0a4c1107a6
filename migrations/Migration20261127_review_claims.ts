import { Migration } from '@mikro-orm/migrations';

/**
 * A decision is of one review and of one claim, named by its digest; a review that decides nothing
 * any more says so, and why. Those without a digest can be asked for again.
 */
export class Migration20261127_review_claims extends Migration {
  override up(): void {
    this.addSql(`
      alter table review
        add column claim_digest text not null default '',
        add column closed_at timestamptz,
        add column closed_because text
          check (closed_because in ('claim_changed', 'source_confirmed', 'flow_ended')),
        add check ((closed_at is null) = (closed_because is null))`);
    this.addSql(`
      update review set closed_at = now(), closed_because = 'claim_changed'
      where used_at is null`);
    this.addSql(`alter table review alter column claim_digest drop default`);
    this.addSql(`alter table review_decision add column claim_digest text not null default ''`);
    this.addSql(`alter table review_decision alter column claim_digest drop default`);
    this.addSql(`drop index review_due`);
    this.addSql(`
      create index review_open on review (due_at) where used_at is null and closed_at is null`);
    this.addSql(`
      create index review_of_open_flow on review (flow_id)
      where used_at is null and closed_at is null`);
  }
}
