import type { Words } from './words.ts';

type Named = {
  /** As the API names the member of its body; errors come back by it. */
  name: string;
  label: Words;
  hint?: Words;
  /** Marked with the guide's red star. */
  isRequired?: boolean;
};

/** Text on one line. */
export type InputField = Named & {
  kind: 'input';
  type?: 'text' | 'tel' | 'email';
  value?: string;
  inputmode?: 'numeric' | 'text';
  autocomplete?: string;
  /** Names and codes are no words of a dictionary. */
  spellcheck?: false;
  autocapitalize?: 'characters' | 'none' | 'words';
  /** How wide, in characters. */
  width?: 5 | 10 | 20 | 30;
};

/** A code of a message or an app: one input, pasted with spaces as it may be. */
export type CodeField = Named & { kind: 'code' };

/** A secret that can be shown; never given back to a page. */
export type PasswordField = Named & {
  kind: 'password';
  autocomplete: 'new-password' | 'current-password';
};

/** Day, month and year in three inputs named `{name}-day` and so on; the year alone is a date, too. */
export type DateField = Named & { kind: 'date'; isBirthday?: true };

/** One of several. */
export type ChoiceField = Named & {
  kind: 'choice';
  items: readonly { value: string; label: Words; hint?: Words }[];
  value?: string;
};

/** One thing to agree to. */
export type CheckField = Named & { kind: 'check'; value: string; isChecked?: boolean };

/** Several things, any of which may be so: each box has a name of its own, and says `yes`. */
export type ChecksField = Named & {
  kind: 'checks';
  items: readonly { name: string; label: Words }[];
};

/** Text on several lines, of so many characters at most: the page says how many, and more are refused, not cut. */
export type LongField = Named & { kind: 'long'; rows: number; most: number };

/** A file; its form is sent as `multipart/form-data`. */
export type FileField = Named & { kind: 'file'; accept: string };

/** What the form carries without showing it; a password manager finds the user name there. */
export type HiddenField = { kind: 'hidden'; name: string; value: string };
export type UsernameField = { kind: 'username'; value: string };

/** The bot check: worked out by a script, or by us where there is none. */
export type BotCheckField = { kind: 'bot-check'; name: 'botCheck' };

export type Field =
  | InputField
  | CodeField
  | PasswordField
  | DateField
  | ChoiceField
  | CheckField
  | ChecksField
  | LongField
  | FileField
  | HiddenField
  | UsernameField
  | BotCheckField;
