const spokenAt = [60, 30, 15];

/**
 * `<time-left until="…">`: counts down where people see it, and tells a screen reader at 60, 30 and 15
 * seconds. Nothing is taken from anybody when it runs out.
 */
export class TimeLeft extends HTMLElement {
  #timer: number | undefined;
  #spoken = 0;

  connectedCallback(): void {
    const shown = document.createElement('p');
    shown.className = 'govuk-body';
    shown.setAttribute('aria-hidden', 'true');
    const spoken = document.createElement('p');
    spoken.className = 'govuk-visually-hidden';
    spoken.setAttribute('role', 'status');
    this.append(shown, spoken);
    const tick = (): void => {
      this.#show(shown, spoken);
    };
    tick();
    this.#timer = window.setInterval(tick, 1_000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  #show(shown: HTMLElement, spoken: HTMLElement): void {
    const until = Date.parse(this.getAttribute('until') ?? '');
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    if (seconds === 0) {
      shown.removeAttribute('aria-hidden');
      shown.textContent = this.dataset['textOver'] ?? '';
      window.clearInterval(this.#timer);
      return;
    }
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    shown.textContent = (this.dataset['textLeft'] ?? '').replace('{time}', time);
    const due = spokenAt.findLast((at) => seconds <= at);
    if (due !== undefined && due !== this.#spoken) {
      this.#spoken = due;
      spoken.textContent = (this.dataset['textSpoken'] ?? '').replace('{seconds}', String(due));
    }
  }
}
