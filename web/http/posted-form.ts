import type { Readable } from 'node:stream';
import { z } from 'zod';

/** What is never given back to a page, nor kept in a draft. */
const secrets = new Set(['password', 'repeated', 'code', 'authToken', 'botCheck']);
/** What a form carries beside what was typed. */
const carried = new Set(['key', 'flow', 'at', 'switch']);

/** A form as it was sent: text, or text several times. */
const shape = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const uuid = z.uuid();

/** A file that is still to be read: once. */
export type PostedFile = { stream: Readable; /** As the browser calls it. */ type: string };

/** What somebody has sent by a form. */
export type PostedForm = {
  /** Idempotency-Key of what it starts or submits. */
  key: string;
  /** The flow that its page was about; '' for none. */
  flow: string;
  /** The page that it was on, without its language. */
  at: string;
  /** The language to go on in, where that and nothing else was asked for. */
  switchTo: 'vi' | 'en' | null;
  /** What was typed, without spaces around; '' where there is nothing. */
  text: (name: string) => string;
  /** The same as a member of a body: left out where there is nothing. */
  optional: <N extends string>(name: N) => { [K in N]?: string };
  /** As it was typed, spaces and all: a password. */
  exact: (name: string) => string;
  /** All that may be shown once more. */
  values: () => Record<string, string>;
  /** Whether it has what may not. */
  hasSecrets: boolean;
  /** Of a form with a file, where one was chosen. */
  file: PostedFile | null;
};

/** Reads a form; null for one whose key is none, which no page of ours has made. */
export function readForm(body: unknown, file: PostedFile | null = null): PostedForm | null {
  const fields = shape.safeParse(body ?? {}).data;
  if (!fields) return null;
  const exact = (name: string): string => [fields[name] ?? ''].flat().at(-1) ?? '';
  const text = (name: string): string => exact(name).trim();
  const key = uuid.safeParse(text('key')).data?.toLowerCase();
  if (key === undefined) return null;
  const switchTo = text('switch');
  return {
    key,
    flow: text('flow'),
    at: ownPath(text('at')),
    switchTo: switchTo === 'vi' || switchTo === 'en' ? switchTo : null,
    text,
    optional: (name) => optionalMember(name, text(name)),
    exact,
    values: () =>
      Object.fromEntries(
        Object.keys(fields)
          .filter((name) => !secrets.has(name) && !carried.has(name))
          .map((name) => [name, exact(name)]),
      ),
    hasSecrets: Object.keys(fields).some((name) => secrets.has(name)),
    file,
  };
}

/** A path of these pages; of all else, the home page. */
function ownPath(text: string): string {
  return /^(\/[\w-]+)+$/.test(text) ? text : '/';
}

function optionalMember<N extends string>(name: N, value: string): { [K in N]?: string };
function optionalMember(name: string, value: string): Record<string, string> {
  return value === '' ? {} : { [name]: value };
}
