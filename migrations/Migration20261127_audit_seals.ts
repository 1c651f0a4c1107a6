import { Migration } from '@mikro-orm/migrations';

/**
 * The audit trail is sealed behind its writers, with a key that they have not: events are written
 * without a lock, a sealer numbers them, chains them by hashes and signs the head. Who may do what
 * is a matter of privileges: writers add events, the sealer fills in number and hash, nobody but the
 * owner of the schema changes or deletes one.
 */
export class Migration20261127_audit_seals extends Migration {
  override up(): void {
    this.unseal();
    this.addSql(`
      create table audit_seal (
        number bigint primary key,
        last_sequence bigint not null unique,
        hash bytea not null,
        sealed_at timestamptz not null,
        key_id text not null,
        signature bytea not null
      )`);
    this.addSql(`create index audit_event_unsealed on audit_event (id) where sequence is null`);
    this.refuseChanges();
    this.makeRoles();
  }

  /** What is there already is sealed anew by the sealer, in its order. */
  private unseal(): void {
    for (const trigger of ['audit_event_seal', 'audit_event_refuse']) {
      this.addSql(`drop trigger ${trigger} on audit_event`);
      this.addSql(`drop function ${trigger}()`);
    }
    this.addSql(`drop function audit_event_hash(audit_event)`);
    this.addSql(`alter table audit_event add column id bigint`);
    this.addSql(`update audit_event set id = sequence`);
    this.addSql(`
      alter table audit_event
        drop constraint audit_event_pkey,
        drop column previous_hash,
        alter column sequence drop not null,
        alter column hash drop not null,
        alter column at set default clock_timestamp(),
        alter column id set not null`);
    this.addSql(`
      alter table audit_event
        alter column id add generated always as identity,
        add primary key (id),
        add constraint audit_event_sequence unique (sequence)`);
    this.addSql(`
      select setval(pg_get_serial_sequence('audit_event', 'id'), coalesce(max(id), 0) + 1, false)
      from audit_event`);
    this.addSql(`update audit_event set sequence = null, hash = null`);
    this.addSql(`
      alter table audit_event
        add constraint audit_event_sealed check ((sequence is null) = (hash is null))`);
  }

  /** Beside the privileges, against slips of whoever has them. */
  private refuseChanges(): void {
    this.addSql(`
      create function audit_refuse() returns trigger language plpgsql as $$
      begin raise exception '% is append-only', tg_table_name; end $$`);
    this.addSql(`
      create trigger audit_event_refuse before delete or truncate on audit_event
      for each statement execute function audit_refuse()`);
    this.addSql(`
      create trigger audit_event_refuse_change before update on audit_event for each row
      when (old.sequence is not null
        or (old.id, old.at, old.event, old.actor, old.flow_id, old.account_id, old.details)
        is distinct from
        (new.id, new.at, new.event, new.actor, new.flow_id, new.account_id, new.details))
      execute function audit_refuse()`);
    this.addSql(`
      create trigger audit_seal_refuse before update or delete or truncate on audit_seal
      for each statement execute function audit_refuse()`);
  }

  /**
   * Two roles that programs log in as members of. Tables that come later are the writers', too, and
   * those that are nobody's business but ours say so in their own migration.
   */
  private makeRoles(): void {
    for (const role of ['dinhdanh_writer', 'dinhdanh_sealer']) {
      this.addSql(`
        do $$ begin
          if not exists (select from pg_roles where rolname = '${role}') then
            create role ${role} nologin;
          end if;
        exception when duplicate_object or unique_violation then null; -- of another database, just now
        end $$`);
    }
    const rows = 'select, insert, update, delete';
    this.addSql(`grant ${rows} on all tables in schema public to dinhdanh_writer`);
    this.addSql(
      `alter default privileges in schema public grant ${rows} on tables to dinhdanh_writer`,
    );
    this.addSql(`
      revoke insert, update, delete on audit_event, audit_seal, mikro_orm_migrations
      from dinhdanh_writer`);
    this.addSql(`
      grant insert (event, actor, flow_id, account_id, details) on audit_event to dinhdanh_writer`);
    this.addSql(`grant select on audit_event, audit_seal to dinhdanh_sealer`);
    this.addSql(`grant update (sequence, hash) on audit_event to dinhdanh_sealer`);
    this.addSql(`grant insert on audit_seal to dinhdanh_sealer`);
  }
}
