import { Migration } from '@mikro-orm/migrations';

/** A flow knows its account, and staff find flows by what they are told: phone, document, account. */
export class Migration20261126_flow_accounts extends Migration {
  override up(): void {
    this.addSql(`alter table flow add column account_id uuid references account`);
    this.addSql(`update flow set account_id = a.id from account a where a.flow_id = flow.id`);
    for (const column of ['account_id', 'phone_lookup', 'document_lookup']) {
      this.addSql(`create index flow_${column} on flow (${column}) where ${column} is not null`);
    }
  }
}
