import type { VNode } from 'preact';
import type { Json } from '../../protocol.ts';
import { ImagePlace } from '../controls/image-place.tsx';
import { Link, MarkupView } from '../markup/markup-view.tsx';
import { numberOf, recordOf, recordsOf, textOf } from '../payload.ts';
import { Container } from './components/container.tsx';
import { parseMarkdown } from '../markup/markdown/parse.ts';

/** The older kind of message: a card with a title, fields and a footer. */
export function Embed({ embed }: { readonly embed: Json }): VNode {
  const text = (name: string, key: string): string => textOf(recordOf(embed[name])?.[key]);
  const title = textOf(embed['title']);
  const image = text('image', 'url') || text('thumbnail', 'url');
  const fields = recordsOf(embed['fields']);
  return (
    <Container color={numberOf(embed['color'])} isSpoiler={false}>
      {text('author', 'name') !== '' && <p class="markup-subtext">{text('author', 'name')}</p>}
      {title !== '' && (
        <p class="d-embed-title">
          <Link url={textOf(embed['url'])}>{title}</Link>
        </p>
      )}
      {textOf(embed['description']) !== '' && <MarkupView blocks={parseMarkdown(textOf(embed['description']))} />}
      {fields.length > 0 && (
        <dl class="d-embed-fields">
          {fields.map((field, index) => (
            <div key={index} class={field['inline'] === true ? 'd-embed-inline' : ''}>
              <dt>{textOf(field['name'])}</dt>
              <dd>
                <MarkupView blocks={parseMarkdown(textOf(field['value']))} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {image !== '' && <ImagePlace alt="" url={image} />}
      {text('footer', 'text') !== '' && <p class="markup-subtext">{text('footer', 'text')}</p>}
    </Container>
  );
}
