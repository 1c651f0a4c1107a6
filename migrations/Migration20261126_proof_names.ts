import { Migration } from '@mikro-orm/migrations';

/** A proof names its step and purpose beside its flow: one that was given for another is none. */
export class Migration20261126_proof_names extends Migration {
  override up(): void {
    for (const [table, step] of [
      ['otp_challenge', 'otp'],
      ['sim_prompt', 'sim_signature'],
      ['post_sign_in', 'vietnam_post'],
    ] as const) {
      // What is there already is of registrations, which each have one such step.
      this.addSql(`
        alter table ${table}
          add column step text not null default '${step}',
          add column purpose text not null default 'registration'`);
      this.addSql(`
        alter table ${table} alter column step drop default, alter column purpose drop default`);
    }
    this.addSql(`
      alter table otp_challenge
        drop constraint otp_challenge_pkey,
        add primary key (flow_id, step, number)`);
    this.addSql(`
      alter table post_sign_in
        drop constraint post_sign_in_pkey,
        add primary key (flow_id, step)`);
  }
}
