import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simulatorsAt } from '../../scripts/demo/simulators.ts';
import { walkers } from '../../scripts/screens/walker.ts';
import { walks } from '../../scripts/screens/walks/walks.ts';
import { screens } from '../../web/screens/screens.ts';
import { describeInBrowser } from './support/browser.ts';
import { faultsAround } from './support/look-around.ts';
import { screenAt } from './support/screen-at.ts';
import { startWebSystem, type WebSystem } from './support/web-system.ts';

/** Screens whose address, loaded, leads on to another: they have nothing to look at. */
const withoutPage = [
  '/ho-so/:slot/buoc/:step',
  '/ho-so/:slot/gui-lai-otp',
  '/ho-so/:slot/gui-lai-yeu-cau',
  '/ho-so/:slot/giu-lai-tai-khoan',
  '/ho-so/:slot/khong-luu',
  '/ho-so/:slot/nho-xac-minh',
  '/ho-so/:slot/tep',
  '/ho-so/:slot/tep/:file/xoa',
  '/tai-khoan/phien-dang-nhap/:id/ket-thuc',
  '/tai-khoan/dong-y/:purpose/dong-y-lai',
];
/** Those that are come to by what the tests of their area do, and are looked at there. */
const elsewhere = ['/phan-doi/da-gui', '/ho-so/:slot/ma-khoi-phuc'];

describeInBrowser('each state of each screen', (browser) => {
  const shown = new Set<string>();
  const next = walkers();
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 180_000);
  afterAll(() => system.stop());

  describe.each(['vi', 'en'] as const)('in %s', (language) => {
    test.each(walks)(
      '$name: on phone and computer, with JavaScript and without',
      async ({ walk }) => {
        const page = await browser.open({ language });
        const { url } = system;
        const simulators = simulatorsAt(system.simulators.url);
        const faults: Record<string, string[]> = {};
        await walk(next({ page, url, language, simulators }), async (state) => {
          shown.add(screenAt(page.url()));
          const found = await faultsAround(browser, page);
          if (found.length > 0) faults[state] = found;
        });
        expect(faults).toEqual({});
        await page.context().close();
      },
      120_000,
    );
  });

  test('no screen is forgotten', () => {
    const all = screens
      .map(({ path }) => path)
      .filter((path) => ![...withoutPage, ...elsewhere].includes(path));
    expect(all.filter((path) => !shown.has(path))).toEqual([]);
  });
});
