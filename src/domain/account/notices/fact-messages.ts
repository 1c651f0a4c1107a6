import { timeInVietnam } from '../../fields/dates.ts';
import type { Language, Text } from '../../flows/text.ts';
import { methodWords } from '../method-words.ts';
import type { FactKind, NoticeDetails } from '../notice.ts';
import { noticeTexts } from './notice-texts.ts';

/** A fact as it is told, with the code that its text may carry. */
export type ToldFact = {
  kind: FactKind;
  at: Date;
  details: NoticeDetails;
  code?: { typed: string; link: string };
};

/** How times are written: when it happened, and until when something can be done. */
type Clock = Record<'when' | 'until', (at: Date, language: Language) => string>;

const short: Clock = {
  when: (at, language) => {
    const { day, month, time } = timeInVietnam(at);
    return { vi: `${time} ngày ${day}/${month}`, en: `${time}, ${day}/${month}` }[language];
  },
  until: (at) => {
    const { day, month, time } = timeInVietnam(at);
    return `${time} ${day}/${month}`;
  },
};
const long: Clock = { when: inFull, until: inFull };

const sentByItself: Text = {
  vi: 'Thư này được gửi tự động, vui lòng không trả lời.',
  en: 'This message was sent automatically. Please do not reply.',
};
const about: Text = {
  vi: 'Thông báo về tài khoản Định Danh của bạn:',
  en: 'About your Định Danh account:',
};

/**
 * The SMS about a fact: at most two parts in UCS-2, 67 UTF-16 units each. A code is to be typed, and there
 * is no link, since a message with a link is what fraudsters send. Throws where the details lack what the
 * text names.
 */
export function factSms(told: ToldFact, language: Language): string {
  const { fact, todo } = noticeTexts[told.kind];
  const name = { vi: 'Định Danh', en: 'Dinh Danh' }[language];
  const text = `${name}: ${fact[language]}. ${todo.sms[language]}`;
  return fillIn(text, wordsOf(told, language, short)).normalize('NFC');
}

/** The e-mail about it; the code of its link is in the fragment, which is sent to no server. */
export function factEmail(told: ToldFact, language: Language): { subject: string; text: string } {
  const { fact, more, todo } = noticeTexts[told.kind];
  const text = [
    `${about[language]}\n${capitalised(fact[language])}.`,
    ...(more ? [more[language]] : []),
    ...todo.email[language],
    sentByItself[language],
  ].join('\n\n');
  const subject = fillIn(`Định Danh: ${fact[language]}`, wordsOf(told, language, short));
  const filled = fillIn(text, wordsOf(told, language, long));
  return { subject: subject.normalize('NFC'), text: filled.normalize('NFC') };
}

type Words = Readonly<Record<string, string | undefined>>;

function wordsOf({ at, details, code }: ToldFact, language: Language, clock: Clock): Words {
  const until = details.until === undefined ? undefined : new Date(details.until);
  return {
    when: clock.when(at, language),
    until: until && clock.until(until, language),
    untilDay: until && dayOf(until),
    method: details.method && methodWords[details.method][language],
    level: details.level?.toString(),
    code: code?.typed,
    link: code?.link,
  };
}

function inFull(at: Date, language: Language): string {
  const { time } = timeInVietnam(at);
  const day = dayOf(at);
  return {
    vi: `${time} ngày ${day} (giờ Việt Nam)`,
    en: `${time} on ${day} (Vietnam time)`,
  }[language];
}

function dayOf(at: Date): string {
  const { day, month, year } = timeInVietnam(at);
  return `${day}/${month}/${year}`;
}

function fillIn(text: string, words: Words): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`a notice without its ${name}`);
    return word;
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
