import type { Text } from '../../../src/domain/flows/text.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { signInListTexts as t } from '../../texts/sign-ins.ts';
import { reported } from '../codes/reported.ts';
import { deviceWords } from './device-words.ts';
import { findSignIn, type SignInLine } from './sign-in-lines.ts';
import { reportPath } from './sign-ins.ts';

/** "Không phải tôi", said of a line of the history: what comes of it first, then the button. */
export const reportSignIn: Screen = {
  path: reportPath(':id'),
  get: async ({ client, params, now }) => {
    const line = await findSignIn(client, params['id'] ?? '', now);
    if (!line) throw new WebFailure(404);
    return {
      title: t.confirmTitle,
      area: 'account',
      back: { text: t.back, href: paths.signIns },
      blocks: [
        summaryOf(line),
        ...(line.actions.includes('notMe') ? confirmation(line) : notReportable),
      ],
    };
  },
  post: async ({ client, params }) => {
    const answer = await client.reportSignIn(params['id'] ?? '');
    if (answer.status === 404) throw new WebFailure(404);
    return reported(orRefuse(answer).report);
  },
};

function summaryOf({ at, method, device }: SignInLine): Block {
  return {
    kind: 'summary',
    rows: [
      { key: t.at, value: dayAndTime(at) },
      { key: t.method, value: methods[method].title },
      { key: t.device, value: deviceWords(device) },
    ],
  };
}

function confirmation({ method, device }: SignInLine): Block[] {
  const items: Text[] = [
    t.sessionsEnd,
    fill(t.methodLocked, { method: methods[method].title }),
    t.contactsTold,
  ];
  return [
    ...(device.current ? [{ kind: 'warning' as const, text: t.ownDevice }] : []),
    { kind: 'text', text: t.happens },
    { kind: 'list', items },
    { kind: 'form', form: { fields: [], submit: t.confirm, look: 'warning' } },
  ];
}

const notReportable: readonly Block[] = [
  { kind: 'text', text: t.notReportable },
  { kind: 'links', items: [{ text: t.sessions, href: paths.sessions }] },
];
