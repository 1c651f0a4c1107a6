import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import jsqr from 'jsqr';
import { toString as drawQrCode } from 'qrcode';
import { timeStepOf, totpCode } from '../../src/activities/sign-in/authenticator-app.ts';
import { parseRecoveryCode } from '../../src/domain/account/recovery-codes.ts';
import { appSecretOf, appUri, recoveryCodesOf } from '../../src/platform/enrolment.ts';
import { testKeys as keys } from '../support/keys.ts';
import { readAppUri } from '../support/read-app-uri.ts';

describe('the secret of an app', () => {
  test('is one for a flow, and another for any other', () => {
    const secret = appSecretOf(keys, 'f1');
    expect(secret).toHaveLength(20);
    expect(appSecretOf(keys, 'f1')).toEqual(secret);
    expect(appSecretOf(keys, 'f2')).not.toEqual(secret);
  });

  test('is what another program reads from its URI, and shows the same codes by', () => {
    const secret = appSecretOf(keys, 'f1');
    const app = readAppUri(appUri(secret, '001********5'));
    expect([app.label, app.issuer]).toEqual(['Định Danh:001********5', 'Định Danh']);
    expect(app.secret).toEqual(secret);
    // One of the two, should a time step end meanwhile.
    const step = timeStepOf(new Date());
    expect([totpCode(secret, step), totpCode(secret, step + 1)]).toContain(app.shown());
  });

  test("is read by a phone's camera from a QR code of the URI", async () => {
    const uri = appUri(appSecretOf(keys, 'f1'), '001********5');
    expect(await readQrCode(await drawQrCode(uri, { type: 'svg' }))).toBe(uri);
  });
});

test('the recovery codes of a flow are ten of its own', () => {
  const codes = recoveryCodesOf(keys, 'f1');
  expect(recoveryCodesOf(keys, 'f1')).toEqual(codes);
  const all = [...codes, ...recoveryCodesOf(keys, 'f2')];
  expect(all.map(parseRecoveryCode)).toEqual(all);
  expect(new Set(all).size).toBe(20);
});

/** Drawn by one program and read by another, neither of which is the one that has made it. */
async function readQrCode(svg: string): Promise<string | undefined> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(readFile(wasm));
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: 600 } }).render();
  return jsqr.default(Uint8ClampedArray.from(image.pixels), image.width, image.height)?.data;
}
