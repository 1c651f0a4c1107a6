import type { Refused } from '../../client/answer.ts';
import type { MethodIn, OfferedKind, StartBody } from '../../client/contract.ts';
import { flowPath } from '../paths.ts';
import { askForProof, refusalOf } from './answer-failure.ts';
import { type FlowMark, keepFlowCookie, slotOf } from './flow-cookies.ts';
import type { PostedForm } from './posted-form.ts';
import { RefusedByApi } from './refused.ts';
import type { GoTo, Visit } from './screen.ts';
import { keepTypedName } from './typed-name.ts';

/**
 * Starts a flow by what a form has, and leads to its page; sent twice, the form leads to the same one. A start
 * that is refused where it can be corrected leads there, too, with what was typed. Throws
 * `RefusedByApi` for one of which no flow has come.
 */
export async function startFlow<K extends OfferedKind, M extends MethodIn<K>>(
  visit: Visit,
  form: PostedForm,
  kind: K,
  method: M,
  body: StartBody<K, M>,
): Promise<GoTo> {
  const { client, jar, now } = visit;
  const started = await client.start(kind, method, body, { key: form.key });
  const { opened } = started;
  const flow = started.ok ? started.flow : started.problem.flow;
  if (!opened || !flow) throw new RefusedByApi(refusedOf(started));
  const slot = slotOf(form.key);
  const mark = markOf(form, body);
  keepFlowCookie(jar, slot, { flow, token: opened.token, now, ...(mark && { mark }) });
  keepTypedName(visit, slot, form);
  const to = flowPath(slot);
  if (started.ok) return { to };
  if (started.problem.code === 'FreshProofRequired') {
    return askForProof(visit, { at: to, values: form.values() }, started.problem);
  }
  // Of one that has ended its page says why.
  if (!flow.step) return { to };
  const { name: step } = flow.step;
  const refusal = refusalOf(started.problem);
  return { to, draft: { at: to, step, values: form.values(), refusal } };
}

/** What a login is to be to the session; of any other flow nothing. */
function markOf(form: PostedForm, body: object): FlowMark | undefined {
  if ('stepUp' in body && body.stepUp === true) return 'raise';
  return form.text('stay') === '' ? undefined : 'stay';
}

/** A start that has no flow was refused. */
function refusedOf(started: { ok: true } | Refused): Refused {
  if (!started.ok) return started;
  throw new Error('A start was answered without a flow.');
}
