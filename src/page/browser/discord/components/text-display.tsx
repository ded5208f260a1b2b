import { MarkupView } from '../../markup/markup-view.tsx';
import { textOf } from '../../payload.ts';
import { parseMarkdown } from '../../markup/markdown/parse.ts';
import type { Part } from './part.ts';

export const renderTextDisplay: Part = (component) => <MarkupView blocks={parseMarkdown(textOf(component['content']))} />;
