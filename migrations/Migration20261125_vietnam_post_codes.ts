import { Migration } from '@mikro-orm/migrations';

/** Which code a sign-in at the Post was redeemed by: somebody else's is another sign-in. */
export class Migration20261125_vietnam_post_codes extends Migration {
  override up(): void {
    this.addSql(`alter table post_sign_in add column code_lookup bytea`);
  }
}
