import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';
import { appSecretOf, appSecretText, appUri, recoveryCodesOf } from '../../platform/enrolment.ts';
import type { Keys } from '../../platform/keys.ts';
import type { FlowRows } from './flow-rows.ts';

/** What an open step shows to the holder of the flow's token, and what no record has. */
export type StepSecrets = Pick<OpenStep, 'enrolment' | 'recoveryCodes'>;

/** The secrets of the step at which a flow stands, by its row. */
export function stepSecrets(keys: Keys, { id, step }: FlowRecord): StepSecrets {
  if (step?.name === 'recovery_codes')
    return { recoveryCodes: { codes: recoveryCodesOf(keys, id) } };
  if (!step?.enrolment) return {};
  const secret = appSecretOf(keys, id);
  const uri = appUri(secret, step.enrolment.account);
  return { enrolment: { ...step.enrolment, secret: inGroups(appSecretText(secret)), uri } };
}

/**
 * The same for an answer of the flow's workflow, which may be one of long ago, told again: nothing once the
 * flow has gone on.
 */
export async function stillSecrets(
  { keys, rows }: { keys: Keys; rows: Pick<FlowRows, 'read'> },
  record: FlowRecord,
): Promise<StepSecrets> {
  const secrets = stepSecrets(keys, record);
  if (Object.keys(secrets).length === 0) return {};
  const row = await rows.read(record.id);
  return row?.record.step?.name === record.step?.name ? secrets : {};
}

/** A row with what may be shown beside it. */
export function withSecrets(keys: Keys, row: FlowRow): FlowRow & { secrets: StepSecrets } {
  return { ...row, secrets: stepSecrets(keys, row.record) };
}

/** As it is typed most easily. */
function inGroups(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ');
}
