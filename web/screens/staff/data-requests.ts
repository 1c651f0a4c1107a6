import type { OpenedRequestView, RequestQueue } from '../../../client/contract.ts';
import {
  longestRequest,
  dataRequestOutcomes,
  dataRequestStates,
  dataRequestTitles,
} from '../../../src/domain/privacy/data-request.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import { refuseForm } from '../../http/refuse-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block, Link, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import {
  dataRequestOutcomeTexts,
  dataRequestStateTexts,
  dataRequestTexts,
  doneEffects,
  requestQueueTexts as t,
} from '../../texts/data-requests.ts';
import { afterOf } from '../account/page-of.ts';
import { whyFields } from './case.ts';
import { staffScreen } from './staff-screen.ts';

const area = 'staff-data';
const roles: readonly StaffRole[] = ['support'];
const path = staffPaths.dataRequests;
const stateParameter = 'tinh-trang';

/** The queue: by due date, and nothing of whose a request is. */
const queue = staffScreen({
  path,
  area,
  roles,
  isWithoutCase: true,
  get: async (visit) => {
    const asked = visit.query(stateParameter);
    const state = dataRequestStates.find((one) => one === asked) ?? 'open';
    const { after = '' } = afterOf(visit);
    const listed = orRefuse(await visit.client.staff.requestQueue({ state, after })).queue;
    return {
      title: t.title,
      caption: dataRequestStateTexts[state],
      blocks: [
        { kind: 'text', text: t.lead },
        ...(listed.items.length === 0 ? [{ kind: 'inset' as const, text: t.none }] : []),
        { kind: 'links', items: listed.items.map(lineOf) },
        ...(listed.next === null
          ? []
          : [{ kind: 'links' as const, items: [more(state, listed.next)] }]),
        {
          kind: 'links',
          items: dataRequestStates
            .filter((one) => one !== state)
            .map((one) => ({
              text: dataRequestStateTexts[one],
              href: `${path}?${stateParameter}=${one}`,
            })),
        },
      ],
    };
  },
});

/** One of them, opened for the case in hand, and its answer. */
const opened = staffScreen({
  path: `${path}/:id`,
  area,
  roles,
  get: async ({ client, params, why }) => {
    const answer = await client.staff.openDataRequest(params['id'] ?? '', why);
    if (answer.status === 404) throw new WebFailure(404);
    const { request } = orRefuse(answer);
    return {
      title: fill(t.line, {
        reference: request.reference,
        kind: dataRequestTitles[request.kind],
      }),
      back: { text: t.title, href: path },
      blocks: [
        { kind: 'summary', rows: rowsOf(request) },
        ...(request.state === 'open' ? answerBlocks(request, why) : []),
      ],
    };
  },
  post: async (visit, form) => {
    const outcome = dataRequestOutcomes.find((one) => one === form.text('outcome'));
    if (!outcome) {
      const fields = { outcome: t.outcomeMissing };
      return refuseForm(visit, form, { title: dataRequestTexts.incomplete, fields });
    }
    const body = {
      ...{ outcome, answer: form.exact('answer') },
      ...{ reason: form.text('reason'), ticket: form.text('ticket') },
    };
    const id = visit.params['id'] ?? '';
    orRefuse(await visit.client.staff.answerDataRequest(id, body, form.key));
    return { to: `${path}/${id}`, notice: 'data_request_answered' };
  },
});

export const requestQueueScreens: readonly Screen[] = [queue, opened];

function lineOf({
  id,
  reference,
  kind,
  state,
  askedAt,
  dueAt,
  isOverdue,
}: RequestQueue['items'][number]): Link {
  const due = fill(isOverdue ? t.overdue : t.due, { at: dayAndTime(dueAt) });
  const settled = fill(t.settled, { state: dataRequestStateTexts[state], at: dayAndTime(askedAt) });
  return {
    text: fill(t.line, { reference, kind: dataRequestTitles[kind] }),
    href: `${path}/${id}`,
    hint: state === 'open' ? due : settled,
  };
}

function more(state: string, next: string): Link {
  const query = new URLSearchParams({ [stateParameter]: state, sau: next }).toString();
  return { text: t.next, href: `${path}?${query}` };
}

function rowsOf(request: OpenedRequestView): SummaryRow[] {
  const { state, askedAt, dueAt, isOverdue, accountId, statement, answer, restrictedAt } = request;
  const due = isOverdue ? fill(t.overdue, { at: dayAndTime(dueAt) }) : dayAndTime(dueAt);
  return [
    { key: dataRequestTexts.state, value: dataRequestStateTexts[state] },
    { key: dataRequestTexts.askedAt, value: dayAndTime(askedAt) },
    { key: dataRequestTexts.dueAt, value: due },
    { key: t.accountId, value: accountId },
    ...(restrictedAt === null ? [] : [{ key: t.restrictedAt, value: dayAndTime(restrictedAt) }]),
    { key: t.said, value: statement },
    ...(answer
      ? [
          { key: t.outcome, value: dataRequestOutcomeTexts[answer.outcome] },
          { key: t.answer, value: answer.text },
          { key: t.answeredBy, value: answer.answeredBy },
        ]
      : []),
  ];
}

function answerBlocks(
  { kind }: OpenedRequestView,
  why: { reason: string; ticket: string },
): Block[] {
  return [
    { kind: 'heading', text: t.respond },
    { kind: 'inset', text: fill(t.effectDone, { effect: doneEffects[kind] }) },
    {
      kind: 'form',
      form: {
        fields: [
          {
            kind: 'choice',
            name: 'outcome',
            label: t.outcome,
            isRequired: true,
            items: dataRequestOutcomes.map((value) => ({
              value,
              label: dataRequestOutcomeTexts[value],
            })),
          },
          {
            kind: 'long',
            name: 'answer',
            label: t.answer,
            hint: t.answerHint,
            isRequired: true,
            rows: 6,
            most: longestRequest,
          },
          ...whyFields(why),
        ],
        submit: t.send,
      },
    },
  ];
}
