import { expect, test } from '@jest/globals';
import { signInPage } from '../../simulators/oidc/pages.ts';

test('a sign-in that failed keeps the user name, as text', () => {
  const html = signInPage(
    { title: 'Đăng nhập', note: '' },
    { problem: 'Sai.', username: 'an"><b>' },
  );
  expect(html).toContain('name="username" value="an&#34;&#62;&#60;b&#62;"');
  expect(html).toContain('type="password" autofocus');
  expect(html).not.toContain('<b>');
});
