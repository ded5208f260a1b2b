import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../../content/edition.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { PreviewState } from '../../page/protocol.ts';
import type { Clock } from '../../runtime/clock.ts';
import { composePreview, type PreviewPlace } from './compose-preview.ts';
import type { Previewed } from './find-previewed.ts';

/** The article that is previewed, as it is on disk and as it would be sent. */
export interface PreviewFeed {
  readonly state: PreviewState;
  serve(served: ServedEdition, edition: Edition): void;
  close(): void;
}

export interface PreviewFeedOptions extends Previewed {
  readonly place: PreviewPlace;
  readonly clock: Clock;
  readonly onChange: (state: PreviewState) => void;
}

/** How often the file's text is looked at, in ms: a change of a space alters no article, and yet moves what stands behind it. */
const paceMs = 300;

export function createPreviewFeed({ dir, file, place, clock, onChange }: PreviewFeedOptions): PreviewFeed {
  let state: PreviewState = { file, source: '', sections: [], terms: [] };
  let closed = false;
  let cancel = (): void => {};

  function change(next: PreviewState): void {
    state = next;
    onChange(state);
  }

  async function look(): Promise<void> {
    // An editor may take the file away for a moment while it saves: what was read last stays.
    const source = await readFile(join(dir, file), 'utf8').catch(() => state.source);
    if (closed) return;
    if (source !== state.source) change({ ...state, source });
    cancel = clock.after(paceMs, () => void look());
  }

  void look();
  return {
    get state() {
      return state;
    },
    serve(served, edition) {
      // The edition's own list: what is served leaves out an article under embargo, and this one is shown anyhow.
      const article = edition.articles.find((each) => each.file?.path === file);
      const composed = article === undefined ? { sections: [], terms: [] } : composePreview(article, served, place);
      change({ file, source: state.source, ...composed });
    },
    close() {
      closed = true;
      cancel();
    },
  };
}
