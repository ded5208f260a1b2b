import { MarkupView } from '../../markup/markup-view.tsx';
import { parseMarkdown } from '../../markup/markdown/parse.ts';
import { recordOf, recordsOf, textOf } from '../../payload.ts';
import { TextObject, wordsOf } from '../text-object.tsx';
import type { Part } from './part.ts';

export const renderHeader: Part = (block) => <h4 class="s-header">{wordsOf(block['text'])}</h4>;

export const renderDivider: Part = () => <hr class="s-divider" />;

/** Words, perhaps in two columns, with something to use or to see beside them. */
export const renderSection: Part = (block, render) => {
  const fields = recordsOf(block['fields']);
  const accessory = recordOf(block['accessory']);
  return (
    <div class="s-section">
      <div class="s-section-text">
        <TextObject value={block['text']} />
        {fields.length > 0 && (
          <div class="s-fields">
            {fields.map((field, index) => (
              <TextObject key={index} value={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && <div class="s-accessory">{render(accessory, 0)}</div>}
    </div>
  );
};

/** Small gray words and pictures. */
export const renderContext: Part = (block, render) => (
  <div class="s-context">
    {recordsOf(block['elements']).map((element, index) =>
      element['type'] === 'image' ? render({ ...element, isInline: true }, index) : <TextObject key={index} value={element} />,
    )}
  </div>
);

/** Slack's markdown block takes the common grammar: six sizes of headings, no small lines. */
export const renderMarkdown: Part = (block) => (
  <MarkupView blocks={parseMarkdown(textOf(block['text']), { headingLevels: 6, hasSubtext: false })} />
);

export const renderAlert: Part = (block) => (
  <div class={`s-alert s-alert-${textOf(block['level']) || 'default'}`}>
    <TextObject value={block['text']} />
  </div>
);
