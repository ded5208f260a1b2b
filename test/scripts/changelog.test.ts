import { expect, it } from 'vitest';
import { cutRelease, nextVersion, sectionOf } from '../../scripts/changelog.ts';

const changelog = '# Changelog\n\n## Unreleased\n\n- The wheel turns.\n\n## 0.1.0 - 2026-01-02\n\n- The mill.\n';

it('gives a release a section of its own and leaves an empty one for the next', () => {
  const cut = cutRelease(changelog, '0.2.0', '2026-11-29');

  expect(sectionOf(cut, '0.2.0')?.trim()).toBe('- The wheel turns.');
  expect(sectionOf(cut, 'Unreleased')?.trim()).toBe('');
  expect(sectionOf(cut, '0.1.0')?.trim()).toBe('- The mill.');
});

it('refuses to release nothing', () => {
  const cut = cutRelease(changelog, '0.2.0', '2026-11-29');

  expect(() => cutRelease(cut, '0.3.0', '2026-11-30')).toThrow('nothing to release');
});

it('does not take a version for another that begins with it', () => {
  expect(sectionOf(changelog, '0.1')).toBeUndefined();
});

it.each([
  ['major', '1.0.0'],
  ['minor', '0.2.0'],
  ['patch', '0.1.1'],
] as const)('counts up: %s', (step, expected) => {
  expect(nextVersion('0.1.0', step)).toBe(expected);
});
