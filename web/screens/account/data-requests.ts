import type { DataRequestView } from '../../../client/contract.ts';
import {
  longestRequest,
  type DataRequestKind,
  dataRequestKinds,
  dataRequestTitles,
} from '../../../src/domain/privacy/data-request.ts';
import { refuseForm } from '../../http/refuse-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block, Link, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import {
  dataRequestHints,
  dataRequestOutcomeTexts,
  dataRequestStateTexts,
  dataRequestTexts as t,
} from '../../texts/data-requests.ts';
import { afterOf, nextPart } from './page-of.ts';

const newPath = `${paths.dataRequests}/moi`;
const withdrawPath = (id: string): string => `${paths.dataRequests}/${id}/rut-lai`;

/** What somebody does by themselves in the place of a request, or after its answer. */
const ways: Readonly<Record<DataRequestKind, readonly Link[]>> = {
  access: [{ text: t.toExport, href: paths.export }],
  rectification: [{ text: t.toIdentity, href: paths.identity }],
  deletion: [{ text: t.toClosing, href: paths.closing }],
  restriction: [],
};

/** The requests of whoever is signed in, with their answers. */
const listed: Screen = {
  path: paths.dataRequests,
  get: async (visit) => {
    const { after } = afterOf(visit);
    const { items, next } = orRefuse(await visit.client.dataRequests(after)).requests;
    return {
      title: t.title,
      area: 'account',
      back: { text: accountTexts.account, href: paths.account },
      blocks: [
        { kind: 'text', text: t.lead },
        { kind: 'button', text: t.make, href: newPath },
        ...(items.length === 0 ? [{ kind: 'text' as const, text: t.none }] : []),
        ...items.flatMap(requestBlocks),
        ...nextPart(t.older, paths.dataRequests, next),
      ],
    };
  },
};

const made: Screen = {
  path: newPath,
  get: async ({ client }) => {
    orRefuse(await client.session());
    return {
      title: t.make,
      area: 'account',
      back: { text: t.title, href: paths.dataRequests },
      blocks: [
        { kind: 'text', text: t.yourself },
        { kind: 'links', items: [...ways.access, ...ways.rectification, ...ways.deletion] },
        {
          kind: 'form',
          form: {
            fields: [
              {
                kind: 'choice',
                name: 'kind',
                label: t.kind,
                isRequired: true,
                items: dataRequestKinds.map((value) => ({
                  value,
                  label: dataRequestTitles[value],
                  hint: dataRequestHints[value],
                })),
              },
              {
                kind: 'long',
                name: 'statement',
                label: t.statement,
                hint: t.statementHint,
                isRequired: true,
                rows: 8,
                most: longestRequest,
              },
            ],
            submit: t.send,
          },
        },
      ],
    };
  },
  post: async (visit, form) => {
    const kind = dataRequestKinds.find((one) => one === form.text('kind'));
    if (!kind) {
      return refuseForm(visit, form, { title: t.incomplete, fields: { kind: t.kindMissing } });
    }
    const body = { kind, statement: form.exact('statement') };
    orRefuse(await visit.client.askAboutData(body, form.key));
    return { to: paths.dataRequests, notice: 'data_request_sent' };
  },
};

const withdrawn: Screen = {
  path: withdrawPath(':id'),
  get: () => ({ to: paths.dataRequests }),
  post: async ({ client, params }) => {
    const answer = await client.withdrawDataRequest(params['id'] ?? '');
    if (answer.status === 404) throw new WebFailure(404);
    orRefuse(answer);
    return { to: paths.dataRequests, notice: 'data_request_withdrawn' };
  },
};

export const dataRequestScreens: readonly Screen[] = [listed, made, withdrawn];

function requestBlocks(request: DataRequestView): Block[] {
  const { id, kind, reference, restricts, actions, nextActions } = request;
  const form = {
    action: withdrawPath(id),
    fields: [],
    submit: restricts ? t.lift : t.withdraw,
    about: reference,
    look: 'secondary',
  } as const;
  return [
    { kind: 'summary', title: dataRequestTitles[kind], rows: rowsOf(request) },
    ...(restricts ? [{ kind: 'inset' as const, text: t.restricted }] : []),
    ...(nextActions.length > 0 ? [{ kind: 'links' as const, items: ways[kind] }] : []),
    ...(actions.includes('withdraw') ? [{ kind: 'form' as const, form }] : []),
  ];
}

function rowsOf(request: DataRequestView): SummaryRow[] {
  const { reference, state, askedAt, dueAt, statement, answer } = request;
  return [
    { key: t.reference, value: reference },
    { key: t.state, value: stateOf(request) },
    { key: t.askedAt, value: dayAndTime(askedAt) },
    ...(state === 'open' ? [{ key: t.dueAt, value: dayAndTime(dueAt) }] : []),
    { key: t.said, value: statement },
    ...(answer ? [{ key: t.answer, value: answer.text }] : []),
  ];
}

function stateOf({ state, answer }: DataRequestView) {
  if (state !== 'answered' || !answer) return dataRequestStateTexts[state];
  const outcome = dataRequestOutcomeTexts[answer.outcome];
  return fill(t.answered, { outcome, at: dayAndTime(answer.answeredAt) });
}
