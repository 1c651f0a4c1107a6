import type { Challenge } from 'altcha-lib';
import type { Client } from '../../client/create-client.ts';
import type { Language } from '../../src/domain/flows/text.ts';
import type { Archive } from '../build/assets.ts';
import type { Page } from '../layout/page.ts';
import type { CookieJar } from './cookie-jar.ts';
import type { Draft, Sealer } from './draft.ts';
import type { PostedForm } from './posted-form.ts';
import type { NoticeName } from '../texts/notices.ts';
import type { WebSettings } from './web-settings.ts';

/** Somebody who looks at a page. */
export type Visit = {
  language: Language;
  /** Of the page, without its language: `/dang-ky`. */
  path: string;
  params: Readonly<Record<string, string>>;
  query: (name: string) => string;
  /** The API, for this browser: its session, its address, its language. */
  client: Client;
  jar: CookieJar;
  sealer: Sealer;
  /** What is to be shown once more on this very page. */
  draft: Draft | null;
  /** Whether the browser has a session's cookie; the API says whether it is one. */
  isSignedIn: boolean;
  /** Works a bot check out for a browser that runs no script; null where there is no room. */
  solveCheck: (challenge: Challenge) => Promise<string | null>;
  settings: WebSettings;
  /** The signing agent for download. */
  agent: Archive;
  now: Date;
};

/** Where to go from a form: always to another GET. */
export type GoTo = {
  /** A path without its language, or an address of another site. */
  to: string;
  /** Name of a text (`web/texts/notices.ts`) that the page there begins with. */
  notice?: NoticeName;
  /** What the page there is to show once more. */
  draft?: Draft;
};

/** A file that a form asks for: the browser keeps it, and the page that the form is on stays. */
export type Download = { fileName: string; type: string; content: string | Uint8Array };

/** A page of the portal, and what its form does: one GET view and one POST. */
export type Screen = {
  /** Of Express, without the language: `/ho-so/:slot`. */
  path: string;
  get?: (visit: Visit) => Page | GoTo | Promise<Page | GoTo>;
  /** Its form has a file, which is sent on as it comes. */
  hasFile?: true;
  post?: (visit: Visit, form: PostedForm) => GoTo | Promise<GoTo | Download>;
};
