import { createId, createSecret } from '../ids.ts';
import type { JsonObject } from '../json.ts';

/** A view as the app sees it: what it sent, and what Slack added. */
export interface SlackView {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly userId: string;
  readonly teamId: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  /** The definition as sent, ids filled in. */
  readonly definition: JsonObject;
  readonly isOpen: boolean;
}

/** Modals on top of each other: surfaces/modals ("up to three views"). */
export const maxViewStack = 3;

export interface ViewBook {
  /** A new modal, alone or on top of `below`. */
  open(view: {
    readonly userId: string;
    readonly teamId: string;
    readonly definition: JsonObject;
    readonly below?: SlackView | undefined;
  }): SlackView;
  /** The App Home of one person, made or replaced. */
  publish(view: { readonly userId: string; readonly teamId: string; readonly definition: JsonObject }): SlackView;
  replace(view: SlackView, definition: JsonObject): SlackView;
  find(id: string): SlackView | undefined;
  findByExternalId(teamId: string, externalId: string): SlackView | undefined;
  /** The open modals of one person, the top one last. */
  stack(userId: string): readonly SlackView[];
  home(userId: string): SlackView | undefined;
  /** Closes this modal and whatever lies on it; `all` closes the whole stack. */
  close(view: SlackView, options?: { readonly all?: boolean }): void;
}

export function createViewBook(): ViewBook {
  const views = new Map<string, SlackView>();
  const stacks = new Map<string, string[]>();
  const homes = new Map<string, string>();

  function store(view: SlackView): SlackView {
    views.set(view.id, view);
    return view;
  }

  function build(
    id: string,
    type: SlackView['type'],
    base: { userId: string; teamId: string; definition: JsonObject },
    below?: SlackView,
  ): SlackView {
    const { userId, teamId, definition } = base;
    const rootViewId = below?.rootViewId ?? id;
    return { id, hash: createSecret(16), type, userId, teamId, rootViewId, previousViewId: below?.id ?? null, definition, isOpen: true };
  }

  const stackOf = (userId: string): readonly SlackView[] =>
    (stacks.get(userId) ?? []).map((id) => views.get(id)).filter((view): view is SlackView => view !== undefined);

  return {
    open({ below, ...base }) {
      const view = store(build(createId('V'), 'modal', base, below));
      // Slack shows one stack a person: opening anew puts the old one away.
      if (below === undefined) for (const old of stackOf(base.userId)) views.set(old.id, { ...old, isOpen: false });
      stacks.set(base.userId, below === undefined ? [view.id] : [...(stacks.get(base.userId) ?? []), view.id]);
      return view;
    },
    publish(base) {
      const id = homes.get(base.userId) ?? createId('V');
      homes.set(base.userId, id);
      return store(build(id, 'home', base));
    },
    replace: (view, definition) => store({ ...view, definition, hash: createSecret(16) }),
    find: (id) => views.get(id),
    findByExternalId: (teamId, externalId) =>
      [...views.values()].find((view) => view.isOpen && view.teamId === teamId && view.definition['external_id'] === externalId),
    stack: stackOf,
    home(userId) {
      const id = homes.get(userId);
      return id === undefined ? undefined : views.get(id);
    },
    close(view, { all = false } = {}) {
      const ids = stacks.get(view.userId) ?? [];
      const from = all ? 0 : ids.indexOf(view.id);
      if (from === -1) return;
      for (const id of ids.slice(from)) {
        const closed = views.get(id);
        if (closed !== undefined) views.set(id, { ...closed, isOpen: false });
      }
      stacks.set(view.userId, ids.slice(0, from));
    },
  };
}
