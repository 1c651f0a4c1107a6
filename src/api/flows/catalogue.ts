import type { Text } from '../../domain/flows/text.ts';
import { type Method, isMethod } from '../../domain/methods/methods.ts';
import type { z } from 'zod';
import { type Consent, consentInForce, consentOf } from '../../domain/subject/consent.ts';
import { type FlowName, declarationOf, flowNames, rowOf } from '../../domain/flows/flows.ts';
import { startPath } from '../../domain/flows/kinds.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import type { Language } from '../../domain/flows/text.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { CarefulThrottle } from '../../db/admissions.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Networks } from '../http/networks.ts';
import type { Reader } from '../http/present-problem.ts';
import type { BotCheck } from './bot-check.ts';
import {
  loginThrottles,
  networkThrottles,
  recoveryThrottles,
  type StartLimits,
} from './start-throttles.ts';
import { botCheckAnswer, consentAnswer, methodsAnswer } from './catalogue-answers.ts';

export type CatalogueDeps = {
  botCheck: Pick<BotCheck, 'offer'>;
  keys: Keys;
  limits: StartLimits;
  /** Whether one of these throttles asks for more care by now. */
  isToBeCareful: (throttles: readonly CarefulThrottle[]) => Promise<boolean>;
  settings: { methods: readonly Method[] };
};

/** What a client needs before it starts a flow: the methods, the consent text, the bot check. */
export function catalogue(deps: CatalogueDeps): Route[] {
  return [
    entry({
      path: '/v1/methods',
      id: 'listMethods',
      summary: {
        vi: 'Các phương thức đăng ký và đăng nhập',
        en: 'The ways to register and to sign in',
      },
      answer: { description: 'The matrix of methods', schema: methodsAnswer },
      read: ({ language }) => methods(language, deps.settings.methods),
    }),
    entry({
      path: '/v1/consent',
      id: 'readConsent',
      summary: { vi: 'Nội dung đồng ý đang áp dụng', en: 'The consent text in force' },
      answer: { description: 'Name its version in a start', schema: consentAnswer },
      read: ({ language }) => consent(consentInForce, language),
    }),
    consentOfVersion(),
    entry({
      path: '/v1/bot-check',
      id: 'readBotCheck',
      summary: { vi: 'Mã xác thực', en: 'Bot check' },
      answer: { description: whetherRequired, schema: botCheckAnswer },
      read: (_reader, networks) => botCheckFor(deps, networks),
    }),
  ];
}

const whetherRequired =
  'Whether a start needs `botCheck`: base64 of the JSON `{ challenge, solution }`, as the ALTCHA widget makes it';

function entry<T>(one: {
  path: string;
  id: string;
  summary: Text;
  answer: { description: string; schema: z.ZodType<T> };
  read: (reader: Reader, networks: Networks) => T | Promise<T>;
}): Route {
  return route({
    method: 'get',
    path: one.path,
    access: openToAll,
    answers: { 200: one.answer },
    refusals: [],
    operation: { id: one.id, tag: 'catalogue', summary: one.summary },
    handle: async ({ reader, networks }) => ({
      status: 200,
      headers: { Vary: 'Accept-Language' },
      json: await one.read(reader, networks),
    }),
  });
}

/** A network that fails often, or starts very many, is asked for more. */
async function botCheckFor(
  { botCheck, keys, limits, isToBeCareful }: CatalogueDeps,
  networks: Networks,
) {
  const { starts, failures } = networkThrottles(keys, limits, networks);
  const logins = loginThrottles(keys, limits, networks);
  const recoveries = recoveryThrottles(keys, limits, networks);
  const all = [...starts, ...failures, ...logins.starts, ...logins.failures, ...recoveries.starts];
  const isCareful = await isToBeCareful(all);
  const offer = await botCheck.offer({ isCareful });
  return offer.required ? { ...offer, challenge: { ...offer.challenge } } : offer;
}

function methods(language: Language, offered: readonly Method[]) {
  const items = flowNames.map((name) => {
    const { guide, subjectTypes, steps, level, proof } = rowOf(name);
    return {
      ...name,
      guide,
      title: declarationOf(name).title[language],
      subjectTypes: [...subjectTypes],
      steps: [...steps],
      level,
      proof: proof[language],
      path: startPath(name),
      available: isOffered(name, offered),
    };
  });
  return { items, next: null };
}

/** What is not by a method, or not by one that a portal may leave out, is there always. */
function isOffered({ method }: FlowName, offered: readonly Method[]): boolean {
  return !isMethod(method) || offered.includes(method);
}

/** `GET /v1/consent/{version}`: the text that somebody has consented to, whatever is in force by now. */
function consentOfVersion(): Route {
  return route({
    method: 'get',
    path: '/v1/consent/{version}',
    access: openToAll,
    answers: { 200: { description: 'As it was published', schema: consentAnswer } },
    refusals: ['ConsentVersionNotFound'],
    operation: {
      id: 'readConsentVersion',
      tag: 'catalogue',
      summary: { vi: 'Nội dung đồng ý theo phiên bản', en: 'The consent text of a version' },
    },
    handle: ({ params, reader: { language } }) => {
      const found = consentOf(params['version'] ?? '');
      if (!found) throw new Refused('ConsentVersionNotFound');
      return {
        status: 200,
        headers: { Vary: 'Accept-Language' },
        json: consent(found, language),
      };
    },
  });
}

function consent({ version, text, purposes }: Consent, language: Language) {
  return {
    version,
    text: text[language],
    purposes: purposes.map((one) => ({ purpose: one.purpose, text: one.text[language] })),
  };
}
