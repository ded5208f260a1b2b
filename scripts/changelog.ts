const UNRELEASED = '## Unreleased';

/** Moves what is unreleased below a heading of its own. @throws if there is nothing to release. */
export function cutRelease(changelog: string, version: string, date: string): string {
  const changes = sectionOf(changelog, 'Unreleased');
  if (changes === undefined || changes.trim() === '')
    throw new Error(`CHANGELOG.md has nothing below "${UNRELEASED}": there is nothing to release.`);
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n## ${version} - ${date}`);
}

/** The text below the heading of a version; undefined if there is no such heading. */
export function sectionOf(changelog: string, version: string): string | undefined {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line === `## ${version}` || line.startsWith(`## ${version} - `));
  if (start === -1) return undefined;
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  return lines.slice(start + 1, end === -1 ? lines.length : end).join('\n');
}

export function nextVersion(version: string, step: 'major' | 'minor' | 'patch'): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (step === 'major') return `${major + 1}.0.0`;
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
