import { describe, expect, it } from 'vitest';
import { renderErrorsPage } from '../../scripts/document-errors.ts';
import { listErrors } from '../../scripts/list-errors.ts';

const listed = (text: string) => listErrors([{ path: 'src/a.ts', text }]);

describe('error codes', () => {
  it('are listed with what is said and what to do', () => {
    const text = `
      throw new NewsdeskError(\`The file \${path} is gone.\`, { code: 'file.gone', fix: isLate ? 'Wait.' : 'Put it back.', retry: 'later' });
      throw new NewsdeskError('The file went.', { code: 'file.gone', cause });`;

    expect(listed(text)).toEqual([
      { code: 'file.gone', messages: ['The file … is gone.', 'The file went.'], fixes: ['Wait.', 'Put it back.'], mayRetry: true },
    ]);
  });

  it('that are computed are refused: no page could name them', () => {
    expect(() => listed("new NewsdeskError('It failed.', { code: codes.failed })")).toThrow('src/a.ts');
  });

  it('that are known from the first start are on the page', () => {
    expect(renderErrorsPage()).toMatch(/^## config\.invalid$/mu);
    expect(renderErrorsPage()).toMatch(/^## storage\.newerSchema$/mu);
  });
});
