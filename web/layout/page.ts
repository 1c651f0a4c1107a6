import type { AssetName } from '../build/assets.ts';
import type { Refusal } from '../http/draft.ts';
import type { Block, Link } from './block.ts';
import type { Words } from './words.ts';

/** How far a flow is, as the guide numbers its steps. */
export type StepList = readonly { text: Words; state: 'done' | 'current' | 'ahead' }[];

/** The parts of the staff's console. */
export type StaffArea =
  | 'staff-find'
  | 'staff-stuck'
  | 'staff-outages'
  | 'staff-reviews'
  | 'staff-accounts'
  | 'staff-disputes'
  | 'staff-data'
  | 'staff-audit';

export type StaffFrame = {
  name: string;
  roles: readonly Words[];
  items: readonly { area: StaffArea; text: Words; href: string }[];
  /** The case in hand, which every read and act names. */
  case: { ticket: string; reason: string } | null;
};

/** What a screen shows, without any HTML: `renderPage` makes that. */
export type Page = {
  title: Words;
  /** Above the title: what this is a part of. */
  caption?: Words;
  steps?: StepList;
  blocks: readonly Block[];
  back?: Link;
  /** Id of the flow that its forms are about: a form of another flow's page is not taken for this one. */
  flow?: string;
  /** Shown where nothing newer is: why the flow stands where it does. */
  refusal?: Refusal;
  /** The field that a refusal without fields of its own is about. */
  field?: string;
  /** 200 unless told. */
  status?: number;
  /** Of an answer that says when to come again, in seconds. */
  retryAfter?: number;
  /** Which part of the portal's navigation it belongs to. */
  area?: 'home' | 'register' | 'sign-in' | 'account' | 'flows' | StaffArea;
  /** Of a page for members of staff: who is signed in, and what they may go to. */
  staff?: StaffFrame;
  /** Origins beside our own that its scripts may call. */
  connects?: readonly string[];
  /** A script that this page needs beside the one of all. */
  script?: AssetName;
  /** Tables that need the width. */
  isWide?: true;
};
