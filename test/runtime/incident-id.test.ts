import { expect, it } from 'vitest';
import { createIncidentId } from '../../src/runtime/incident-id.ts';

it('is two groups of four unambiguous signs', () => {
  const ids = Array.from({ length: 2000 }, () => createIncidentId());

  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

it('comes from the randomness it is given', () => {
  expect(createIncidentId((count) => Uint8Array.from({ length: count }, (_, index) => index * 36))).toBe('048C-GMRW');
});
