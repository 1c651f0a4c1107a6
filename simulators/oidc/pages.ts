/** Whose sign-in it is, and whose accounts there are, in HTML. */
export type Frame = { title: string; note: string };

/** Signing in; after a failure with what was wrong, and the user name that was typed. */
export function signInPage(
  { title, note }: Frame,
  failed?: { problem: string; username: string },
): string {
  return page(
    title,
    `${failed === undefined ? '' : `<p role="alert">${escapeHtml(failed.problem)}</p>`}
    <form method="post" autocomplete="off">
      <label>Tên đăng nhập <input name="username" value="${escapeHtml(failed?.username ?? '')}"${failed ? '' : ' autofocus'}></label>
      <label>Mật khẩu <input name="password" type="password"${failed ? ' autofocus' : ''}></label>
      <button name="action" value="signIn">Đăng nhập</button>
      <button name="action" value="cancel" class="other">Hủy</button>
    </form>
    <p>${note}</p>`,
  );
}

/** For a request that leads nowhere, such as a sign-in that is over. */
export function errorPage(reason: string): string {
  return page(
    'Không đăng nhập được',
    `<p role="alert">${escapeHtml(reason)}</p>
    <p>Hãy quay lại Cổng dịch vụ công và bắt đầu lại.</p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>${title}</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 2rem auto; padding: 0 1rem }
      h1 { font-size: 1.4rem; line-height: 1.25 }
      label, input { display: block; width: 100%; box-sizing: border-box; margin-bottom: 0.75rem }
      input, button { font: inherit; padding: 0.5rem 0.75rem; border: 1px solid #888; border-radius: 0.4rem }
      button { background: #00558c; border-color: #00558c; color: #fff }
      button.other { background: none; border-color: #888; color: inherit }
      [role='alert'] { color: #a40000 }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
    ${body}
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
