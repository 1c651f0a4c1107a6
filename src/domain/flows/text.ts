/** A text for people, in the two languages of the API. */
export type Text = { readonly vi: string; readonly en: string };

export type Language = keyof Text;
