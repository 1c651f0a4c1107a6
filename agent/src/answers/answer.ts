/** For people: Vietnamese first. */
export type Text = { readonly vi: string; readonly en: string };

/** One refusal: its HTTP status, what happened, and what to do next. */
export type Answer = { readonly status: number; readonly text: Text; readonly next: Text };
