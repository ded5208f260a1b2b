import type { FaultKind, Json, PageState, PlatformName } from '../../protocol.ts';

/** All that the page shows: what the server said, and what this person looks at. */
export interface Model {
  /** Absent until the server's first word. */
  readonly page: PageState | undefined;
  readonly link: 'connecting' | 'live' | 'lost';
  readonly panes: Readonly<Record<PlatformName, Pane>>;
  /** Nothing was asked or posted yet. A question that is under way counts, also between its sending and its answer. */
  readonly isUntouched: boolean;
  readonly panel: Panel | undefined;
  readonly view: 'chat' | 'preview';
  /** Which pane a narrow screen shows. */
  readonly front: PlatformName;
  /** The last event, in one line. */
  readonly status: Status | undefined;
  /** Newest first, at most 20. */
  readonly strikes: readonly Strike[];
}

export interface Pane {
  readonly personId: string;
  readonly channelId: string;
  /** Slack: the `ts` of the message whose thread is open. */
  readonly threadTs: string | undefined;
  /** Commands under way, and the platform's own words: seen by one person in one channel. */
  readonly notices: readonly Notice[];
  /** Discord: the modal that an answer opened. */
  readonly modal: OpenModal | undefined;
  readonly typingIn: readonly string[];
  readonly unread: readonly string[];
}

export interface OpenModal {
  readonly interactionId: string;
  readonly userId: string;
  readonly data: Json;
  readonly problem: string | undefined;
}

export interface Notice {
  readonly id: number;
  readonly kind: 'waiting' | 'timeout' | 'refused';
  readonly userId: string;
  readonly channelId: string;
  /** The typed words. */
  readonly asked: string;
  /** The platform's words. */
  readonly words: string;
  readonly at: number;
}

export type Panel = { readonly kind: 'problems' } | { readonly kind: 'faults' } | { readonly kind: 'inspect'; readonly key: string };

export interface Status {
  readonly id: number;
  readonly words: string;
  readonly tone: 'news' | 'trouble';
}

export interface Strike {
  readonly id: number;
  readonly platform: PlatformName;
  readonly fault: FaultKind;
  readonly what: string;
}

const emptyPane: Pane = {
  personId: '',
  channelId: '',
  threadTs: undefined,
  notices: [],
  modal: undefined,
  typingIn: [],
  unread: [],
};

export const initialModel: Model = {
  page: undefined,
  link: 'connecting',
  panes: { discord: emptyPane, slack: emptyPane },
  isUntouched: true,
  panel: undefined,
  view: 'chat',
  front: 'discord',
  status: undefined,
  strikes: [],
};
