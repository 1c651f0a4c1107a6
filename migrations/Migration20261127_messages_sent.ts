import { Migration } from '@mikro-orm/migrations';

/** Who is handing a message over now, and whether it was: two workers never hand over the same one. */
export class Migration20261127_messages_sent extends Migration {
  override up(): void {
    this.addSql(`
      alter table otp_challenge
        add column claimed_until timestamptz,
        add column sent_at timestamptz`);
    // What is there already was handed over, or is as good as gone.
    this.addSql(`update otp_challenge set sent_at = issued_at`);
  }
}
