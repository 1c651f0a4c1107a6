import { Migration } from '@mikro-orm/migrations';

/** Decisions are rows of their own: who, when, which; for a review that needs more than one. */
export class Migration20261126_review_decisions extends Migration {
  override up(): void {
    this.addSql(`
      create table review_decision (
        id uuid primary key default gen_random_uuid(),
        review_id uuid not null references review,
        decision text not null check (decision in ('approved', 'rejected')),
        decided_by text not null,
        decided_at timestamptz not null default now(),
        reason text not null,
        ticket text not null
      )`);
    // Nobody's eyes count twice.
    this.addSql(`
      create unique index review_decision_by on review_decision (review_id, decided_by)`);
    this.addSql(`
      insert into review_decision (review_id, decision, decided_by, decided_at, reason, ticket)
      select id, decision, decided_by, decided_at, reason, ticket from review
      where decision is not null`);
    this.addSql(`drop index review_open`);
    this.addSql(`
      alter table review
        drop column decision, drop column decided_by, drop column decided_at,
        drop column reason, drop column ticket`);
    this.addSql(`create index review_reference on review (reference, requested_at)`);
    this.addSql(`create index review_due on review (due_at) where used_at is null`);
  }
}
