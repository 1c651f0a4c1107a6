import type { MethodIn, OfferedKind, StartBody } from '../../client/contract.ts';
import type { PostedForm } from '../http/posted-form.ts';
import { orRefuse, RefusedByApi } from '../http/refused.ts';
import type { GoTo, Visit } from '../http/screen.ts';
import { startFlow } from '../http/start-flow.ts';
import type { Field } from '../layout/field.ts';
import { botCheckTexts as t } from '../texts/bot-check.ts';
import { challengeIn } from './challenge-in.ts';

/** The member of a start's body: a solution, where there is one. */
export type Checked = { botCheck?: string };

/**
 * The fields of the bot check, for every form that starts a registration, a login, a recovery or a
 * complaint: put them last among the form's own (`fields: [...mine, ...(await botCheckFields(visit))]`)
 * and start by `startChecked`. None where the API asks for no check; the script comes with the field.
 */
export async function botCheckFields({ client }: Pick<Visit, 'client'>): Promise<Field[]> {
  const { check } = orRefuse(await client.botCheck());
  return check.required ? [{ kind: 'bot-check', name: 'botCheck' }] : [];
}

/**
 * `startFlow` for a start that may ask for a bot check. `body` makes the body with the solution in it. A form that
 * comes without one, of a browser that runs no script, has it worked out here, as far as the
 * solver has room.
 */
export async function startChecked<K extends OfferedKind, M extends MethodIn<K>>(
  visit: Visit,
  form: PostedForm,
  kind: K,
  method: M,
  body: (checked: Checked) => StartBody<K, M>,
): Promise<GoTo> {
  try {
    return await startFlow(visit, form, kind, method, body(form.optional('botCheck')));
  } catch (error) {
    if (isWrong(error)) return refuseWrong(visit, form, error);
    if (!isMissing(error)) throw error;
  }
  const { check } = orRefuse(await visit.client.botCheck());
  const botCheck = check.required && (await visit.solveCheck(challengeIn(check.challenge)));
  if (botCheck === null) return refuseBusy(visit, form);
  return startFlow(visit, form, kind, method, body(botCheck === false ? {} : { botCheck }));
}

function isMissing(error: unknown): boolean {
  return codeOfCheck(error) === 'Required';
}

function isWrong(error: unknown): error is RefusedByApi {
  return codeOfCheck(error) === 'InvalidValue';
}

function codeOfCheck(error: unknown): string | undefined {
  if (!(error instanceof RefusedByApi)) return undefined;
  return error.problem.errors?.find(({ pointer }) => pointer === '/botCheck')?.code;
}

/** Too old, or too easy by now: the form comes back with another one. */
function refuseWrong({ language }: Visit, form: PostedForm, { problem }: RefusedByApi): GoTo {
  const { code, title, detail, nextActions } = problem;
  const errors = [{ pointer: '/botCheck', code: 'InvalidValue', detail: t.wrong[language] }];
  const refusal = { code, title, detail, errors, nextActions };
  return { to: form.at, draft: { at: form.at, values: form.values(), refusal } };
}

function refuseBusy({ language }: Visit, form: PostedForm): GoTo {
  const [title, detail] = [t.busy[language], t.busyDetail[language]];
  const refusal = { code: 'TooManyRequests', title, detail, nextActions: [] };
  return { to: form.at, draft: { at: form.at, values: form.values(), refusal } };
}
