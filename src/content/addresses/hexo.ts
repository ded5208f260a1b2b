import { joinPath, type PageDate, type PageFacts, splitPath, textField, twoDigits } from './page-facts.ts';

export interface HexoAddressing {
  readonly permalink?: string;
  /** `new_post_name`, which tells the date in a file's name from its title. */
  readonly newPostName?: string;
  /** `pretty_urls`: false takes `index.html` from the end of an address. */
  readonly trailingIndex?: boolean;
  /** `pretty_urls`: false takes `.html` from the end of an address, save of an `index.html`. */
  readonly trailingHtml?: boolean;
}

/** Hexo's own default for `permalink`. */
const DEFAULT_PERMALINK = ':year/:month/:day/:title/';

/** Undefined: Hexo makes no page of this file. */
export function hexoAddress(page: PageFacts, options: HexoAddressing): string | undefined {
  const address = writtenAddress(page, options);
  const { trailingIndex = true, trailingHtml = true } = options;
  const short = trailingIndex ? address : address?.replace(/\/index\.html$/u, '/');
  return trailingHtml ? short : short?.replace(/(?<!\/index)\.html$/u, '');
}

function writtenAddress(page: PageFacts, { permalink = DEFAULT_PERMALINK, newPostName = ':title.md' }: HexoAddressing): string | undefined {
  if (/^_drafts\//u.test(page.path) || page.fields['published'] === false) return undefined;
  const post = /^_posts\/(.+)$/su.exec(page.path)?.[1];
  const { folder, name } = splitPath(post ?? page.path);
  const own = textField(page.fields, 'permalink');
  if (own !== undefined) return `/${own.replace(/^\/+/u, '')}`;
  if (post === undefined) return `/${joinPath(folder, name)}.html`;
  const dated = newPostName.startsWith(':year-:month-:day-') ? /^(\d{4})-(\d{2})-(\d{2})-(.+)$/su.exec(name) : null;
  const date: PageDate | undefined =
    page.date ?? (dated === null ? undefined : { year: Number(dated[1]), month: Number(dated[2]), day: Number(dated[3]) });
  const values: Readonly<Record<string, string>> = {
    year: date === undefined ? '' : String(date.year),
    month: date === undefined ? '' : twoDigits(date.month),
    day: date === undefined ? '' : twoDigits(date.day),
    i_month: String(date?.month ?? ''),
    i_day: String(date?.day ?? ''),
    title: joinPath(folder, dated?.[4] ?? name),
    name: dated?.[4] ?? name,
    post_title: dated?.[4] ?? name,
    category: 'uncategorized',
  };
  const path = permalink.replace(/:([a-z_]+)/gu, (written, key: string) => values[key] ?? written);
  return `/${path.replace(/^\/+/u, '')}`.replace(/\/{2,}/gu, '/');
}
