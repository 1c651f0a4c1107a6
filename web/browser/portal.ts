import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs';
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs';
import { PasswordInput } from 'govuk-frontend/dist/govuk/components/password-input/password-input.mjs';
import { SkipLink } from 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs';
import { CodeFromLink } from './code-from-link.ts';
import { FlowWait } from './flow-wait.ts';
import { OtpCode } from './otp-code.ts';
import { PrintPage } from './print-page.ts';
import { TimeLeft } from './time-left.ts';

/** What pages gain by a script; each of them serves without it. */
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
start('govuk-button', Button);
start('govuk-error-summary', ErrorSummary);
start('govuk-password-input', PasswordInput);
start('govuk-skip-link', SkipLink);
customElements.define('code-from-link', CodeFromLink);
customElements.define('flow-wait', FlowWait);
customElements.define('otp-code', OtpCode);
customElements.define('print-page', PrintPage);
customElements.define('time-left', TimeLeft);

function start(name: string, Part: new (root: Element) => unknown): void {
  for (const root of document.querySelectorAll(`[data-module="${name}"]`)) new Part(root);
}
