import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Language } from '../../src/domain/flows/text.ts';
import type { Assets } from '../build/assets.ts';
import type { Draft } from '../http/draft.ts';
import type { WebSettings } from '../http/web-settings.ts';
import { paths, staffPaths } from '../paths.ts';
import { frameTexts } from '../texts/frame.ts';
import { staffTexts } from '../texts/staff.ts';
import { notices } from '../texts/notices.ts';
import { addressOf } from './address.ts';
import { inLanguage } from './in-language.ts';
import { linksOfNextActions } from './next-links.ts';
import type { Page } from './page.ts';
import { pageModel } from './page-model.ts';

/** What surrounds a page. */
export type Frame = {
  language: Language;
  /** Of the page, without its language. */
  path: string;
  /** Idempotency-Key of the forms. */
  key: string;
  draft: Draft | null;
  isSignedIn: boolean;
  assets: Pick<Assets, 'url'>;
  development: WebSettings['development'];
};

const folders = [
  fileURLToPath(new URL('.', import.meta.url)),
  fileURLToPath(new URL('../../node_modules/govuk-frontend/dist', import.meta.url)),
];

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

/** Texts of the frame, made once: they are the same on every page. */
const frames = { vi: inLanguage(frameTexts, 'vi'), en: inLanguage(frameTexts, 'en') };
const staffFrames = { vi: inLanguage(staffTexts, 'vi'), en: inLanguage(staffTexts, 'en') };

/** The HTML of a page. All text is escaped by the templates; none is taken for HTML. */
export function renderPage(page: Page, frame: Frame): string {
  const { language, draft, assets } = frame;
  const model = pageModel(page, language, draft);
  const nextActions = model.refusal?.nextActions ?? [];
  const ways = linksOfNextActions(nextActions, page.area);
  return environment.render('page.njk', {
    ...frame,
    page: model,
    flow: page.flow,
    t: frames[language],
    staffTexts: staffFrames[language],
    href: (to: string) => addressOf(language, to),
    asset: assets.url,
    paths,
    staffPaths,
    ways: ways.map((way) => inLanguage(way, language)),
    notice: draft?.notice && inLanguage(notices[draft.notice], language),
  });
}
