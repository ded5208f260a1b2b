/** A text of `.env` with these values set: an assignment that is there is replaced in its place, every other line is kept. */
export function setEnvValues(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((changed, [name, value]) => setEnvValue(changed, name, value), text);
}

function setEnvValue(text: string, name: string, value: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/u);
  const assignment = `${name}=${value}`;
  // The last assignment counts.
  const at = lines.findLastIndex((line) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, 'u').test(line));
  if (at !== -1) return lines.with(at, assignment).join(end);
  // Below its description, which .env.example ends with a line that is commented out.
  const described = lines.findLastIndex((line) => new RegExp(`^#\\s*${name}=`, 'u').test(line));
  if (described !== -1) return lines.toSpliced(described + 1, 0, assignment).join(end);
  return `${text}${text === '' || text.endsWith('\n') ? '' : end}${assignment}${end}`;
}
