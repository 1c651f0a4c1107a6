import { Migration } from '@mikro-orm/migrations';

/** By which a member of staff has payloads opened from a terminal, for some minutes of their session. */
export class Migration20261203_codec_tokens extends Migration {
  override up(): void {
    this.addSql(`
      create table codec_token (
        token_hash bytea primary key,
        session_id uuid not null references staff_session (id) on delete cascade,
        expires_at timestamptz not null
      )`);
    this.addSql(`create index codec_token_session on codec_token (session_id)`);
  }
}
