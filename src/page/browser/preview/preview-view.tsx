import type { VNode } from 'preact';
import type { PreviewState } from '../../protocol.ts';
import { Scroller } from '../controls/scroller.tsx';
import { useModel } from '../state/store.ts';
import { count } from '../state/words.ts';
import { PreviewRow } from './preview-row.tsx';
import { SourceView } from './source-view.tsx';

/** One article before it is published: its text with what is wrong in place, and beside it what each platform will show. */
export function PreviewView({ preview }: { readonly preview: PreviewState }): VNode {
  const problems = useModel(({ page }) => page?.content.problems) ?? [];
  const mine = problems.filter(({ file }) => isSameFile(file, preview.file));
  const errors = mine.filter(({ severity }) => severity === 'error').length;
  const { announcement, sections, terms } = preview;
  return (
    <div class="preview">
      <section class="preview-source" aria-label="The file">
        <header class="preview-head">
          <h2>{preview.file}</h2>
          <span class={`preview-state ${errors > 0 ? 'preview-wrong' : mine.length > 0 ? 'preview-doubtful' : ''}`}>
            {mine.length === 0 ? 'Nothing is wrong' : count(mine.length, 'problem')}
          </span>
        </header>
        <SourceView source={preview.source} problems={mine} />
      </section>
      <Scroller class="preview-shown" label="As it will be shown">
        {preview.slug === undefined ? (
          <div class="preview-none">
            <p class="preview-none-title">Nobody would see this article</p>
            <p>
              It has an error that keeps it from being read. Correct the marked line and save: what readers will see appears here at once.
            </p>
          </div>
        ) : (
          <>
            <header class="preview-columns">
              <span>In Discord</span>
              <span>In Slack</span>
            </header>
            {errors > 0 && <p class="preview-stale">The file has an error. This is its last good version, which readers still see.</p>}
            {announcement && <PreviewRow kind="Announcement" item={announcement} />}
            {sections.map((item, index) => (
              <PreviewRow key={`s${index}`} kind={`Section ${index + 1}`} item={item} />
            ))}
            {terms.map((item, index) => (
              <PreviewRow key={`t${index}`} kind="Term" item={item} />
            ))}
          </>
        )}
      </Scroller>
    </div>
  );
}

/** Problems may name a file by less of its path than the preview does, or by more. */
function isSameFile(one: string, other: string): boolean {
  return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
