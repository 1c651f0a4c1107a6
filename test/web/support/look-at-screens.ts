import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { simulatorsAt } from '../../../scripts/demo/simulators.ts';
import { walkers } from '../../../scripts/screens/walker.ts';
import { citizenWalks, walks } from '../../../scripts/screens/walks/walks.ts';
import { screens } from '../../../web/screens/screens.ts';
import { describeInBrowser } from './browser.ts';
import { type LookAround, openLookAround } from './look-around.ts';
import { screenAt } from './screen-at.ts';
import { startWebSystem, type WebSystem } from './web-system.ts';

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
  '/tai-khoan/yeu-cau-du-lieu/:id/rut-lai',
  '/staff/dang-xuat',
  '/staff/nhat-ky/bao-cao/csv',
  '/staff/khieu-nai/:id/tep/:file',
];
/** Those that are come to by what the tests of their area do, and are looked at there. */
const elsewhere = [
  '/phan-doi/da-gui',
  '/ho-so/:slot/ma-khoi-phuc',
  '/tai-khoan/thay-doi/go-phuong-thuc/:kind',
  '/tai-khoan/thay-doi/mo-khoa-phuong-thuc/:kind',
  '/tai-khoan/thay-doi/doi-email/xoa',
];

/** Staff read Vietnamese: their console is looked at in English with all else that takes minutes. */
const isWhole = process.env['SCREENS'] === 'whole';

/** Walks through each state of each screen in a language, and looks at it; no screen may be left out. */
export function lookAtScreens(language: 'vi' | 'en'): void {
  describeInBrowser(`each state of each screen, in ${language}`, (browser) => {
    const shown = new Set<string>();
    const next = walkers();
    let system: WebSystem;
    let around: LookAround;
    beforeAll(async () => {
      system = await startWebSystem();
      around = await openLookAround(browser, language);
    }, 180_000);
    afterAll(() => system.stop());

    const isEach = isWhole || language === 'vi';
    test.each(isEach ? walks : citizenWalks)(
      '$name: on phone and computer, with JavaScript and without',
      async ({ walk }) => {
        const page = await browser.open({ language });
        const { url } = system;
        const simulators = simulatorsAt(system.simulators.url);
        const faults: Record<string, string[]> = {};
        await walk(next({ page, url, language, simulators }), async (state) => {
          shown.add(screenAt(page.url()));
          const found = await around(page);
          if (found.length > 0) faults[state] = found;
        });
        expect(faults).toEqual({});
        await page.context().close();
      },
      120_000,
    );

    if (!isEach) return;
    test('no screen is forgotten', () => {
      const all = screens
        .map(({ path }) => path)
        .filter((path) => ![...withoutPage, ...elsewhere].includes(path));
      expect(all.filter((path) => !shown.has(path))).toEqual([]);
    });
  });
}
