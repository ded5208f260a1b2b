import { recordsOf } from '../../payload.ts';
import type { Part } from './part.ts';

export const renderActionRow: Part = (component, render) => <div class="d-row">{recordsOf(component['components']).map(render)}</div>;
