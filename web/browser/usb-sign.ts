import { signWithAgent } from './signing-agent.ts';

/** What stays on the page whatever the state. */
const form = 'form';

/**
 * `<usb-sign agent="…" challenge="…" seconds="…" min-version="…" purpose="…">`: has the signing agent on this computer
 * sign, shows the part of the page that says how it stands, and hands what was signed to the form, which is
 * posted as any other. Nothing of it is kept; the PIN is asked for by the agent.
 */
class UsbSign extends HTMLElement {
  #over = 0;
  #stop: AbortController | null = null;

  connectedCallback(): void {
    this.#over = performance.now() + Number(this.getAttribute('seconds')) * 1_000;
    const { field } = this.#parts();
    field.value = '';
    this.#state('no-script')?.setAttribute('hidden', '');
    this.#state(form)?.removeAttribute('hidden');
    this.#state('asking')?.append(this.#cancelButton());
    field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#stop) void this.#sign();
    });
  }

  disconnectedCallback(): void {
    this.#stop?.abort('Cancelled');
  }

  async #sign(): Promise<void> {
    const { field, button } = this.#parts();
    const stop = new AbortController();
    const timer = window.setTimeout(
      () => {
        stop.abort('over');
      },
      Math.max(0, this.#over - performance.now()),
    );
    this.#stop = stop;
    button.disabled = true;
    this.#show('looking');
    const outcome = await signWithAgent({
      agent: this.getAttribute('agent') ?? '',
      minVersion: this.getAttribute('min-version') ?? '',
      nonce: this.getAttribute('challenge') ?? '',
      purpose: this.getAttribute('purpose'),
      signal: stop.signal,
      onAsking: () => {
        this.#show('asking');
      },
    });
    window.clearTimeout(timer);
    if ('token' in outcome) {
      this.#show('sending');
      field.value = outcome.token;
      field.form?.submit(); // as it is: the event above is not asked again
      return;
    }
    this.#stop = null;
    button.disabled = false;
    this.#show(outcome.state);
  }

  /** Shows one part; where the challenge is too old there is nothing to sign. */
  #show(name: string): void {
    for (const part of this.querySelectorAll<HTMLElement>('[data-state]')) {
      const isForm = part.dataset['state'] === form;
      part.hidden = isForm ? name === 'over' : part.dataset['state'] !== name;
    }
    this.#state(name)?.focus();
  }

  #state(name: string): HTMLElement | null {
    return this.querySelector(`[data-state="${name}"]`);
  }

  #parts(): { field: HTMLInputElement; button: HTMLButtonElement } {
    const field = this.querySelector<HTMLInputElement>('input[name="authToken"]');
    const button = field?.form?.querySelector('button');
    if (!field || !button) throw new Error('The page has no form for what is signed.');
    return { field, button };
  }

  #cancelButton(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button govuk-button--secondary';
    button.textContent = this.dataset['textCancel'] ?? '';
    button.addEventListener('click', () => {
      this.#stop?.abort('Cancelled');
    });
    return button;
  }
}

customElements.define('usb-sign', UsbSign);
