/** `<print-page>`: its button prints the page; without a script there is the browser's own. */
export class PrintPage extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button govuk-button--secondary';
    button.textContent = this.dataset['textPrint'] ?? '';
    button.addEventListener('click', () => {
      window.print();
    });
    this.replaceChildren(button);
  }
}
