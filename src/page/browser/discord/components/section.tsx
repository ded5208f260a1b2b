import { recordOf, recordsOf } from '../../payload.ts';
import type { Part } from './part.ts';

/** Text with a button or a picture beside it. */
export const renderSection: Part = (component, render) => {
  const accessory = recordOf(component['accessory']);
  return (
    <div class="d-section">
      <div class="d-section-text">{recordsOf(component['components']).map(render)}</div>
      {accessory && <div class="d-section-accessory">{render(accessory, 0)}</div>}
    </div>
  );
};
