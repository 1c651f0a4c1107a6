import type { Field } from './field.ts';
import type { Words } from './words.ts';

/** A link within the pages: a path without its language; or an address that begins with a scheme. */
export type Link = { text: Words; href: string; hint?: Words };

/** What is sent to the server: always POST, answered by another page. */
export type Form = {
  /** Where it is sent to; the page itself unless told. */
  action?: string;
  fields: readonly Field[];
  submit: Words;
  /** Of two equal forms on one page, what tells their buttons apart to a screen reader. */
  about?: Words;
  look?: 'warning' | 'secondary' | 'link';
  /** Of a start or a step: sent once, whatever happens to the answer. */
  isUpload?: true;
};

/** A part of a page. Each kind is a macro of `blocks.njk`. */
export type Block =
  | { kind: 'text'; text: Words; look?: 'lead' | 'quiet' }
  | { kind: 'heading'; text: Words }
  | { kind: 'list'; items: readonly Words[]; isNumbered?: boolean }
  | { kind: 'links'; items: readonly Link[] }
  | { kind: 'button'; text: Words; href: string; look?: 'secondary' }
  | { kind: 'form'; form: Form }
  | { kind: 'summary'; title?: Words; rows: readonly SummaryRow[]; actions?: readonly Link[] }
  | {
      kind: 'table';
      caption: Words;
      head: readonly Words[];
      rows: readonly (readonly (Words | Link)[])[];
    }
  /** What happened, one after the other. */
  | { kind: 'timeline'; label: Words; items: readonly TimelineItem[] }
  | { kind: 'inset'; text: Words }
  | { kind: 'warning'; text: Words }
  | { kind: 'banner'; title: Words; text: Words; isSuccess?: boolean; links?: readonly Link[] }
  | { kind: 'panel'; title: Words; text: Words }
  | { kind: 'details'; summary: Words; blocks: readonly Block[] }
  /** A number or code to be read out, compared or written down. */
  | { kind: 'shown'; label: Words; value: string; hint?: Words }
  /** What is typed into a terminal. */
  | { kind: 'code'; text: string }
  /** Several of them. */
  | { kind: 'codes'; label: Words; items: readonly string[] }
  | { kind: 'image'; src: string; alt: Words; size: number }
  /** What an element's script shows in place of others, by name; `isShown`: without a script, too. */
  | { kind: 'state'; name: string; title?: Words; isShown?: true; blocks: readonly Block[] }
  /** A custom element of `web/browser` around blocks that serve without a script. */
  | {
      kind: 'element';
      tag:
        | 'flow-wait'
        | 'usb-sign'
        | 'otp-code'
        | 'time-left'
        | 'print-page'
        | 'bot-check'
        | 'code-from-link';
      attributes?: Readonly<Record<string, string>>;
      /** Attributes that are addresses of ours, without their language. */
      hrefs?: Readonly<Record<string, string>>;
      /** Texts that its script shows, by name: `data-text-{name}`. */
      texts?: Readonly<Record<string, Words>>;
      blocks: readonly Block[];
    };

export type SummaryRow = { key: Words; value: Words; actions?: readonly Link[] };

export type TimelineItem = { at: Words; who: Words; text: Words; notes: readonly Words[] };
