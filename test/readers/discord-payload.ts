/** Discord's refusals of a message, checked with figures written down here once more: docs.discord.com/developers, components/reference. */
export interface AnyComponent {
  readonly type: number;
  readonly [name: string]: unknown;
}

export interface AnyDiscordPayload {
  readonly flags: number;
  readonly components: readonly unknown[];
  readonly allowed_mentions: unknown;
}

const knownFields: Readonly<Record<number, readonly string[]>> = {
  1: ['components'],
  2: ['style', 'label', 'custom_id', 'url', 'disabled'],
  3: ['custom_id', 'options', 'placeholder', 'min_values', 'max_values'],
  9: ['components', 'accessory'],
  10: ['content'],
  11: ['media', 'description'],
  12: ['items'],
  14: ['divider', 'spacing'],
  17: ['components', 'accent_color'],
};
const allowedInside: Readonly<Record<number, readonly number[]>> = { 1: [2, 3], 9: [10], 17: [1, 9, 10, 12, 14] };

export function componentsOf(payload: AnyDiscordPayload): readonly AnyComponent[] {
  const walk = (component: AnyComponent): AnyComponent[] => [
    component,
    ...((component['components'] as AnyComponent[] | undefined) ?? []).flatMap(walk),
    ...(component['accessory'] ? walk(component['accessory'] as AnyComponent) : []),
  ];
  return (payload.components as readonly AnyComponent[]).flatMap(walk);
}

export function findDiscordProblems(payload: AnyDiscordPayload): readonly string[] {
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const all = componentsOf(payload);
  const texts = all.filter(({ type }) => type === 10).map((component) => String(component['content']));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  check(length <= 4000, `limit: ${length} characters of text`);
  check(bytes <= 10_170, `limit: ${bytes} bytes of text`);
  check(all.length <= 40, `limit: ${all.length} components`);
  check(payload.components.length >= 1, 'limit: no component');
  check((payload.flags & (1 << 15)) !== 0, 'flags: IS_COMPONENTS_V2 is missing');
  check((payload.flags & ~((1 << 15) | (1 << 6))) === 0, 'flags: unknown bits');
  check(JSON.stringify(payload.allowed_mentions) === '{"parse":[]}', 'mentions: allowed_mentions is not empty');
  check(JSON.stringify(payload).isWellFormed() && texts.every((text) => text.isWellFormed()), 'text: half a surrogate pair');
  const ids = all.flatMap((component) => (component['custom_id'] === undefined ? [] : [String(component['custom_id'])]));
  check(new Set(ids).size === ids.length, 'limit: custom_id twice');
  check(
    ids.every((id) => id.length >= 1 && id.length <= 100),
    'limit: custom_id length',
  );
  for (const component of all) problems.push(...problemsOf(component));
  return problems;
}

function problemsOf(component: AnyComponent): readonly string[] {
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(`component ${component.type}: ${problem}`);
  };
  const fields = knownFields[component.type];
  check(fields !== undefined, 'unknown type');
  check(
    Object.keys(component).every((name) => name === 'type' || fields?.includes(name)),
    'unknown field',
  );
  const children = component['components'] as readonly AnyComponent[] | undefined;
  check(children === undefined || children.every(({ type }) => allowedInside[component.type]?.includes(type)), 'child not allowed');
  const text = (name: string, min: number, max: number): void => {
    const value = component[name];
    check(
      value === undefined || (typeof value === 'string' && value.length >= min && value.length <= max && value.trim() !== ''),
      `${name} length`,
    );
  };
  switch (component.type) {
    case 1:
      check(children !== undefined && children.length >= 1 && children.length <= 5, 'children');
      check(children?.some(({ type }) => type === 3) !== true || children.length === 1, 'menu beside others');
      break;
    case 2:
      text('label', 1, 80);
      text('url', 1, 512);
      check((component['style'] === 5) === (component['url'] !== undefined), 'link style without url');
      check((component['style'] === 5) !== (component['custom_id'] !== undefined), 'custom_id and link');
      check(component['url'] === undefined || /^https?:/.test(URL.parse(String(component['url']))?.protocol ?? ''), 'url scheme');
      break;
    case 3: {
      text('placeholder', 1, 150);
      const options = component['options'] as readonly Readonly<Record<string, string>>[];
      check(options.length >= 1 && options.length <= 25, 'options');
      check(new Set(options.map(({ value }) => value)).size === options.length, 'option value twice');
      for (const option of options)
        for (const name of ['label', 'value', 'description'])
          check(option[name] === undefined || (option[name].length >= 1 && option[name].length <= 100), `option ${name}`);
      break;
    }
    case 9:
      check(children !== undefined && children.length >= 1 && children.length <= 3 && component['accessory'] !== undefined, 'children');
      break;
    case 10:
      text('content', 1, 4000);
      break;
    case 12: {
      const items = component['items'] as readonly { media: { url: string }; description?: string }[];
      check(items.length >= 1 && items.length <= 10, 'items');
      for (const { media, description } of items)
        check(media.url.length <= 2048 && (description === undefined || (description.length >= 1 && description.length <= 1024)), 'media');
      break;
    }
    case 17:
      check(children !== undefined && children.length >= 1, 'empty container');
      check(
        component['accent_color'] === undefined ||
          (Number.isInteger(component['accent_color']) && Number(component['accent_color']) <= 0xffffff),
        'color',
      );
      break;
  }
  return problems;
}
