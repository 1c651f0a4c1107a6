import type { Language, Text } from '../../flows/text.ts';
import type { codePages } from '../code-pages.ts';

/**
 * How a fact is told. In its texts stand for what differs: `{when}` it happened, `{until}` with the time
 * of day, `{untilDay}` without, the `{method}` in words, the `{level}`, and of a code `{code}` and, by e-mail
 * alone, `{link}`.
 */
export type NoticeText = {
  /** What has happened: a sentence that begins small and has no full stop. */
  readonly fact: Text;
  /** What else the reader should know; by e-mail alone. */
  readonly more?: Text;
  readonly todo: Todo;
  /** What its code is for, where it carries one. */
  readonly code?: Exclude<keyof typeof codePages, 'notMe'>;
};

/** What the reader does about it, above all who has not done it. */
export type Todo = {
  /** One sentence or two. In English by letters of GSM 03.38 alone, which costs half as much. */
  readonly sms: Text;
  /** Paragraphs. */
  readonly email: Readonly<Record<Language, readonly string[]>>;
};
