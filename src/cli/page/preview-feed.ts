import { readFileSync, statSync } from 'node:fs';
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

/** Pause between two looks at the file's text, in ms: a change of a space alters no article, and yet moves the lines behind it. */
const paceMs = 300;
/** UTF-16 units; a longer file is not an article, and its problem says so. */
const maxSource = 512 * 1024;

export function createPreviewFeed({ dir, file, place, clock, onChange }: PreviewFeedOptions): PreviewFeed {
  const path = join(dir, file);
  let seen = '';
  let source = '';
  let state: PreviewState = { file, source: read(), sections: [], terms: [] };
  let cancel = (): void => {};

  function change(next: PreviewState): void {
    state = next;
    onChange(state);
  }

  /** An editor may take the file away for a moment while it saves: what was read last stays. */
  function read(): string {
    try {
      seen = signatureOf(path);
      source = readFileSync(path, 'utf8').slice(0, maxSource);
    } catch {
      // Gone for the moment.
    }
    return source;
  }

  function look(): void {
    cancel = clock.after(paceMs, look);
    if (signatureOf(path) !== seen) change({ ...state, source: read() });
  }

  look();
  return {
    get state() {
      return state;
    },
    serve(served, edition) {
      // The edition's own list: what is served leaves out an article under embargo, and this one is shown anyhow.
      const article = edition.articles.find((each) => each.file?.path === file);
      const composed = article === undefined ? { sections: [], terms: [] } : composePreview(article, served, place);
      change({ file, source: read(), ...composed });
    },
    close: () => cancel(),
  };
}

/** Differs when the file may have changed; empty while it cannot be looked at. */
function signatureOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}
