import type { SessionView } from '../../../client/contract.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { levelTexts } from '../../texts/levels.ts';
import { sessionEndTexts, sessionTexts as t } from '../../texts/sessions.ts';
import { deviceWords } from './device-words.ts';
import { afterOf, nextPart } from './page-of.ts';

export const endedSessionsPath = `${paths.sessions}/da-ket-thuc`;
const endOthersPath = `${paths.sessions}/ket-thuc-tat-ca`;

const back = { text: accountTexts.account, href: paths.account };
const backToSessions = { text: t.back, href: paths.sessions };
const area = 'account';

/** "Quản lý đăng nhập": where somebody is signed in, and the end of it. */
const openSessions: Screen = {
  path: paths.sessions,
  get: async (visit) => {
    const { sessions } = orRefuse(await visit.client.sessions(afterOf(visit)));
    const { items, next } = sessions;
    const hasOthers = items.some(({ device }) => !device.current) || next !== null;
    return {
      title: t.title,
      area,
      back,
      blocks: [
        { kind: 'text', text: t.lead },
        ...ownFirst(items).flatMap(openSession),
        ...nextPart(t.older, paths.sessions, next),
        hasOthers
          ? { kind: 'button', text: t.endOthers, href: endOthersPath, look: 'secondary' }
          : { kind: 'text', text: t.noOthers },
        {
          kind: 'links',
          items: [
            { text: t.ended, href: endedSessionsPath },
            { text: t.history, href: paths.signIns },
          ],
        },
      ],
    };
  },
};

const endedSessions: Screen = {
  path: endedSessionsPath,
  get: async (visit) => {
    const asked = { ended: true, ...afterOf(visit) };
    const { items, next } = orRefuse(await visit.client.sessions(asked)).sessions;
    return {
      title: t.ended,
      area,
      back: backToSessions,
      blocks: [
        ...(items.length === 0 ? [{ kind: 'text' as const, text: t.noneEnded }] : []),
        ...items.map(endedSession),
        ...nextPart(t.older, endedSessionsPath, next),
      ],
    };
  },
};

const endOne: Screen = {
  path: `${paths.sessions}/:id/ket-thuc`,
  get: () => ({ to: paths.sessions }),
  post: async ({ client, params }) => {
    const answer = await client.endSession(params['id'] ?? '');
    if (answer.status === 404) throw new WebFailure(404);
    orRefuse(answer);
    return { to: paths.sessions, notice: 'session_ended' };
  },
};

/** Ends all but the one that asks, once it was confirmed. */
const endOthers: Screen = {
  path: endOthersPath,
  get: async ({ client }) => {
    orRefuse(await client.session());
    return {
      title: t.endOthers,
      area,
      back: backToSessions,
      blocks: [
        { kind: 'text', text: t.endOthersLead },
        { kind: 'form', form: { fields: [], submit: t.endOthers, look: 'warning' } },
      ],
    };
  },
  post: async ({ client }) => {
    orRefuse(await client.endOtherSessions());
    return { to: paths.sessions, notice: 'other_sessions_ended' };
  },
};

/** The fixed addresses come first: a session's id is any word. */
export const sessionScreens: readonly Screen[] = [openSessions, endedSessions, endOthers, endOne];

function ownFirst(sessions: readonly SessionView[]): SessionView[] {
  return sessions.toSorted((a, b) => Number(b.device.current) - Number(a.device.current));
}

function openSession(session: SessionView): Block[] {
  const { id, device, idleUntil, expiresAt } = session;
  const title = deviceWords(device);
  const parts = { idleUntil: dayAndTime(idleUntil), expiresAt: dayAndTime(expiresAt) };
  const rows = [...rowsOf(session), { key: t.ends, value: fill(t.endsAt, parts) }];
  const action = `${paths.sessions}/${id}/ket-thuc`;
  const form = { action, fields: [], submit: t.end, about: title, look: 'secondary' } as const;
  return [
    { kind: 'summary', title, rows },
    ...(device.current ? [] : [{ kind: 'form' as const, form }]),
  ];
}

function endedSession(session: SessionView): Block {
  const { device, endedAt, endedBy, idleUntil } = session;
  return {
    kind: 'summary',
    title: deviceWords(device),
    rows: [
      ...rowsOf(session),
      { key: t.endedAt, value: dayAndTime(endedAt ?? idleUntil) },
      { key: t.why, value: endedBy === null ? t.expired : sessionEndTexts[endedBy] },
    ],
  };
}

function rowsOf({ method, level, startedAt, lastSeenAt }: SessionView): SummaryRow[] {
  return [
    { key: t.method, value: methods[method].title },
    { key: t.level, value: levelTexts[level] },
    { key: t.startedAt, value: dayAndTime(startedAt) },
    { key: t.lastSeenAt, value: dayAndTime(lastSeenAt) },
  ];
}
