import type { JsonObject } from '../json.ts';

/** The side panel of a person, with a Work Object in it (messaging/work-objects, "The flexpane component"). */
export interface SidePanel {
  readonly userId: string;
  /** The reference of the thing that was opened. */
  readonly externalId: string;
  /** The entity as the app presented it; absent until it has. */
  readonly entity?: JsonObject;
  /** The error that the app presented in its place. */
  readonly error?: JsonObject;
}

/** One panel a person: opening another thing takes its place. */
export interface PanelBook {
  /** `triggerId` is what the app answers with. */
  open(panel: SidePanel, triggerId: string): void;
  find(userId: string): SidePanel | undefined;
  /** The panel that was opened with this trigger, if it is still the one that is shown. */
  openedWith(triggerId: string): SidePanel | undefined;
  present(panel: SidePanel): void;
}

export function createPanelBook(): PanelBook {
  const shown = new Map<string, { panel: SidePanel; readonly triggerId: string }>();
  return {
    open: (panel, triggerId) => void shown.set(panel.userId, { panel, triggerId }),
    find: (userId) => shown.get(userId)?.panel,
    openedWith: (triggerId) => [...shown.values()].find((each) => each.triggerId === triggerId)?.panel,
    present(panel) {
      const entry = shown.get(panel.userId);
      if (entry !== undefined) entry.panel = panel;
    },
  };
}
