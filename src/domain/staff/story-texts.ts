import type { Text } from '../flows/text.ts';
import { problems, type ProblemCode } from '../problems/problems.ts';
import { accountStory } from './story/account-story.ts';
import { flowStory } from './story/flow-story.ts';
import { staffStory } from './story/staff-story.ts';

/** What each event of the audit trail says in a story, by its name. */
const table: Readonly<Record<string, Text>> = { ...flowStory, ...accountStory, ...staffStory };

/** Events whose names end with the code of a problem. */
const byCode = /^(refused|waiting)\.(\w+)$/;

/** The code of the problem that an event tells of, by its name. */
export function codeOfEvent(event: string): ProblemCode | null {
  const code = byCode.exec(event)?.[2];
  return code !== undefined && isProblemCode(code) ? code : null;
}

/** The words of an event; null for one that has none, which a test forbids. */
export function wordsOfEvent(event: string): Text | null {
  const words = table[event];
  if (words) return words;
  const code = codeOfEvent(event);
  if (!code) return null;
  const { title } = problems[code];
  return event.startsWith('waiting.')
    ? { vi: `Đang chờ: ${title.vi}`, en: `Waiting: ${title.en}` }
    : { vi: `Không được chấp nhận: ${title.vi}`, en: `Refused: ${title.en}` };
}

/** The same for a page, which shows the name of an event from a later version. */
export function storyText(event: string): Text {
  return wordsOfEvent(event) ?? { vi: event, en: event };
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problems, text);
}
