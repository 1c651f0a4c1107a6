/** `<otp-code>`: sends the form once six digits were pasted or filled in by the phone. */
export class OtpCode extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    input?.addEventListener('input', (event) => {
      const isWhole = input.value.replaceAll(/\D/g, '').length === 6;
      const isFilledIn = !(event instanceof InputEvent) || event.inputType !== 'insertText';
      if (isWhole && isFilledIn) input.form?.requestSubmit();
    });
  }
}
