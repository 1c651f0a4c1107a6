import { randomUUID } from 'node:crypto';
import type { Assets } from '../../web/build/assets.ts';
import type { Page } from '../../web/layout/page.ts';
import { renderPage } from '../../web/layout/render-page.ts';
import { detailsFields } from '../../web/screens/register/details-form.ts';
import { detailsTexts as t, startTexts } from '../../web/texts/register.ts';

const seconds = 3;
const warmUps = 500;
const assets: Pick<Assets, 'url'> = { url: (name) => `/assets/${name}` };

/** The page with the most fields that a registration has. */
const details: Page = {
  title: t.submit,
  area: 'register',
  blocks: [
    ...startTexts.before.mobile_subscriber.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'form', form: { fields: detailsFields.mobile_subscriber, submit: t.submit } },
  ],
};

/** How many pages one core renders in a second, with nothing else to do. */
export function rendersPerSecond(): number {
  for (let at = 0; at < warmUps; at += 1) render();
  const before = process.cpuUsage();
  const end = performance.now() + seconds * 1_000;
  let count = 0;
  for (; performance.now() < end; count += 1) render();
  const { user, system } = process.cpuUsage(before);
  return (count * 1e6) / (user + system);
}

function render(): string {
  return renderPage(details, {
    language: 'vi',
    path: '/dang-ky/thue-bao-di-dong',
    key: randomUUID(),
    draft: null,
    isSignedIn: false,
    assets,
    development: null,
  });
}
