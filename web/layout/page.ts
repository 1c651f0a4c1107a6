import type { AssetName } from '../build/assets.ts';
import type { Refusal } from '../http/draft.ts';
import type { Block, Link } from './block.ts';
import type { Words } from './words.ts';

/** How far a flow is, as the guide numbers its steps. */
export type StepList = readonly { text: Words; state: 'done' | 'current' | 'ahead' }[];

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
  area?: 'home' | 'register' | 'sign-in' | 'account' | 'flows';
  /** Origins beside our own that its scripts may call. */
  connects?: readonly string[];
  /** A script that this page needs beside the one of all. */
  script?: AssetName;
  /** Tables that need the width. */
  isWide?: true;
};
