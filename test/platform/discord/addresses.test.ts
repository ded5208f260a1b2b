import { describe, expect, it } from 'vitest';
import { discordAddress } from '../../../src/platform/discord/address.ts';
import { renderDiscord } from '../../../src/platform/discord/render.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { createForm } from '../../../src/sandbox/discord/form.ts';
import { validateMessage } from '../../../src/sandbox/discord/validate/validate-message.ts';

function replyWith(url: string, title = 'The wheel'): Reply {
  return {
    audience: 'channel',
    summary: 'The wheel',
    blocks: [
      { kind: 'heading', text: title, url },
      { kind: 'image', url, alt: 'A wheel' },
    ],
    actions: [{ kind: 'link', label: 'Open', url }],
  };
}

const addresses = [
  'http://localhost:1313/',
  'http://wiki/page',
  'http://myserver/blog',
  'https://old_mill.example/a',
  'https://mill.example:8/',
  'https://mill.example/[a]?b=c|d^e`f#g#h',
  'https://mill.example/{a}',
  'http://192.168.1.5:1313/a',
  'https://mühle.example/rad',
  `https://mill.example/${'a'.repeat(600)}`,
];

describe('an address on Discord', () => {
  it.each(
    addresses.flatMap(
      (address) =>
        [
          [address, 'The wheel'],
          [address, 'other.example'],
        ] as const,
    ),
  )('is sent as Discord takes it, or shown as text: %s below "%s"', (address, title) => {
    const { payload } = renderDiscord(replyWith(address, title), { page: 1 });

    const check = (): unknown => validateMessage(createForm(), { ...payload }, { kind: 'message', fileNames: [] });
    expect(check).not.toThrow();
    expect(JSON.stringify(payload)).toContain(new URL(address).host);
  });

  it('keeps a button where encoding a character is enough', () => {
    expect(discordAddress('https://mill.example/[a]?b=c|d', 512)).toBe('https://mill.example/%5Ba%5D?b=c%7Cd');
    expect(discordAddress('https://mill.example/a?b=c#d', 512)).toBe('https://mill.example/a?b=c#d');
    expect(discordAddress('http://localhost:1313/', 512)).toBeUndefined();
    expect(discordAddress(`https://mill.example/${'a'.repeat(492)}`, 512)).toBeUndefined();
  });

  it('that no button takes stands in small print, exact', () => {
    const { payload } = renderDiscord(replyWith('http://localhost:1313/a_b'), { page: 1 });

    expect(JSON.stringify(payload)).toContain('-# Open: `http://localhost:1313/a_b`');
    expect(JSON.stringify(payload)).not.toContain('"type":2');
    expect(JSON.stringify(payload)).not.toContain('"type":12');
  });
});
