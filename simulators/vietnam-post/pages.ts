/** Signing in; `problem` is what was wrong the last time. */
export function signInPage(problem?: string): string {
  return page(
    'Đăng nhập Bưu điện Việt Nam',
    `${problem === undefined ? '' : `<p role="alert">${escapeHtml(problem)}</p>`}
    <form method="post" autocomplete="off">
      <label>Tên đăng nhập <input name="username" autofocus></label>
      <label>Mật khẩu <input name="password" type="password"></label>
      <button name="action" value="signIn">Đăng nhập</button>
      <button name="action" value="cancel">Hủy</button>
    </form>
    <p>Bưu điện mô phỏng: tài khoản của mọi người ở trang <a href="/people">/people</a>.</p>`,
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
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <style>
      body { font: 1rem/1.5 sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem }
      label, input { display: block; width: 100%; box-sizing: border-box; margin-bottom: 0.75rem }
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
