import { consentInForce } from '../../domain/subject/consent.ts';
import { flows, type Method, methodNames } from '../../domain/flows/flows.ts';
import type { ApiDeps } from '../deps.ts';
import type { Language } from '../http/language.ts';
import type { Operation, Route } from '../http/route.ts';

/** What a client needs before it starts a flow: the methods, the consent text, the bot check. */
export function catalogue({ botCheck, settings }: ApiDeps): Route[] {
  return [
    entry(
      '/v1/methods',
      {
        id: 'listMethods',
        summary: { vi: 'Các phương thức đăng ký', en: 'The methods of registration' },
        answers: { 200: { description: 'The matrix of methods', schema: 'Methods' } },
      },
      (language) => methods(language, settings.methods),
    ),
    entry(
      '/v1/consent',
      {
        id: 'readConsent',
        summary: { vi: 'Nội dung đồng ý đang áp dụng', en: 'The consent text in force' },
        answers: { 200: { description: 'Name its version in a start', schema: 'Consent' } },
      },
      consent,
    ),
    entry(
      '/v1/bot-check',
      {
        id: 'readBotCheck',
        summary: { vi: 'Mã xác thực', en: 'Bot check' },
        answers: { 200: { description: botCheckAnswer, schema: 'BotCheck' } },
      },
      () => botCheck.offer(),
    ),
  ];
}

const botCheckAnswer =
  'Whether a start needs `botCheck`: base64 of the JSON `{ challenge, solution }`, as the ALTCHA widget makes it';

function entry(
  path: string,
  operation: Pick<Operation, 'id' | 'summary' | 'answers'>,
  read: (language: Language) => unknown,
): Route {
  return {
    method: 'get',
    path,
    operation: { ...operation, tag: 'catalogue', problems: [] },
    handle: async ({ reader }) => ({
      status: 200,
      headers: { Vary: 'Accept-Language' },
      json: await read(reader.language),
    }),
  };
}

function methods(language: Language, offered: readonly Method[]) {
  const items = Object.values(methodNames).map((method) => {
    const row = flows[method];
    return {
      method,
      kind: row.kind,
      guide: row.guide,
      title: row.title[language],
      subjectTypes: row.subjectTypes,
      steps: row.steps,
      level: row.level,
      proof: row.proof[language],
      path: row.path,
      available: offered.includes(method),
    };
  });
  return { items, next: null };
}

function consent(language: Language) {
  const { version, text, purposes } = consentInForce;
  return {
    version,
    text: text[language],
    purposes: purposes.map((one) => ({ purpose: one.purpose, text: one.text[language] })),
  };
}
