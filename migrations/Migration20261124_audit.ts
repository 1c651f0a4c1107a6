import { Migration } from '@mikro-orm/migrations';

/**
 * The audit trail: append-only events, each sealed with the hash of the one before, so that a
 * deleted or changed row shows. The database seals them itself: no code path can forget it.
 */
export class Migration20261124_audit extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_event (
        sequence bigint primary key,
        at timestamptz not null,
        event text not null,
        actor text not null,
        flow_id text,
        account_id uuid,
        details jsonb not null,
        previous_hash bytea not null,
        hash bytea not null
      )`);
    this.addSql(`create index audit_event_flow on audit_event (flow_id)`);
    this.addSql(`create index audit_event_account on audit_event (account_id)`);
    this.addSql(`
      create function audit_event_hash(e audit_event) returns bytea immutable language sql as $$
        select sha256(convert_to(jsonb_build_array(
          e.sequence, extract(epoch from e.at)::text, e.event, e.actor, e.flow_id, e.account_id,
          e.details, encode(e.previous_hash, 'hex'))::text, 'UTF8'))
      $$`);
    // The lock makes one line of all writers, held to the end of each transaction: an audit event
    // is therefore always a transaction's last statement.
    this.addSql(`
      create function audit_event_seal() returns trigger language plpgsql as $$
      declare last audit_event;
      begin
        perform pg_advisory_xact_lock(hashtext('audit_event'));
        select * into last from audit_event order by sequence desc limit 1;
        new.sequence := coalesce(last.sequence, 0) + 1;
        new.at := clock_timestamp();
        new.previous_hash := coalesce(last.hash, '\\x'::bytea);
        new.hash := audit_event_hash(new);
        return new;
      end $$`);
    this.addSql(`
      create trigger audit_event_seal before insert on audit_event
      for each row execute function audit_event_seal()`);
    this.addSql(`
      create function audit_event_refuse() returns trigger language plpgsql as $$
      begin raise exception 'audit_event is append-only'; end $$`);
    this.addSql(`
      create trigger audit_event_refuse before update or delete or truncate on audit_event
      for each statement execute function audit_event_refuse()`);
  }
}
