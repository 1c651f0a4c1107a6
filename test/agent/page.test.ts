import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { usableCertificate } from '../../agent/src/certificate.ts';
import { outcomePage, pageHeaders, promptPage } from '../../agent/src/prompt/page.ts';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { publicKeys } from '../certificates/judge.ts';

const ca = createSimulatedCa({ url: 'http://127.0.0.1:9/ca' });

function pageFor(fullName: string): string {
  const subject = { fullName, taxUid: 'MST:0100109106' };
  const { certificate } = ca.issue({ publicKey: publicKeys.ec, subject });
  const der = new X509Certificate(certificate).raw;
  const usable = usableCertificate({ der, label: '"><b>', module: '/x.so', pinTries: 'many' });
  const certificates = usable ? [usable] : [];
  return promptPage({ origin: 'https://portal.example', purpose: 'registration', certificates });
}

test('says who asks, what for, and with which certificate', () => {
  const html = pageFor('CÔNG TY SAO MAI');
  for (const text of ['https://portal.example', 'Đăng ký tài khoản', 'CÔNG TY SAO MAI']) {
    expect(html).toContain(text);
  }
});

test('names whose numbers these are in plain words, and no distinguished name', () => {
  const html = pageFor('CÔNG TY SAO MAI');
  expect(html).toContain('Mã số thuế (tax code): 0100109106');
  expect(html).toContain('Nơi cấp (issuer): ');
  expect(html).not.toMatch(/CN=|UID=|MST:/);
});

test('shows what a certificate holds as text, never as markup', () => {
  const html = pageFor(`<img src=x onerror='alert(1)'> & "CON"`);
  expect(html).not.toContain('<img');
  expect(html).not.toContain('"><b>');
  expect(html).toContain('&#60;img src=x onerror=&#39;alert(1)&#39;&#62; &#38; &#34;CON&#34;');
});

test('allows its own style by its hash, and no script', () => {
  const style = /<style>([^]*)<\/style>/.exec(outcomePage('Signed'))?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = pageHeaders['Content-Security-Policy'];
  expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
});
