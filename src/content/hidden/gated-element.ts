import { attributeHoldsBack, namesAudience, namesRemark, namesShownPart } from './audience-words.ts';
import { isHiddenOnCondition } from './conditional-content.ts';
import { hide, type HiddenKind, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';
import { readTag, type Tag } from './read-tag.ts';

/** Elements that hold nothing. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
/** HTML's own meaning of them is not about who may read. */
const NAMES_ANOTHER = /^(?:label|output|a|button|input|select|option|form|meta|link|script|style)$/i;

/**
 * `<MembersOnly>`, `<premium-content>`, `<Section access="paid">`, `<div class="members-only">`, `<p hidden>`: told by what their names
 * and attributes say. A component that holds nothing, `<Paywall />`, hides what follows it, and `<Sponsors />` itself alone.
 */
export const gatedElement: HidingRule = {
  opens: /<(?=[A-Za-z])/,
  read(source, at) {
    const tag = readTag(source.text, at);
    if (tag === undefined || tag.isClosing) return undefined;
    const kind = kindOf(tag);
    if (kind === undefined) return undefined;
    if (!tag.isSelfClosing && !VOID.test(tag.name)) return readElement(source, at, tag, kind);
    if (kind !== 'membersPart' || !namesAudience(tag.name)) return undefined;
    return namesShownPart(tag.name) ? hide('markup', at, tag.end) : hide(kind, at, source.text.length);
  },
};

function kindOf({ name, attributes }: Tag): HiddenKind | undefined {
  const isComponent = /[A-Z]|-/.test(name.charAt(0) + name.slice(1));
  if (namesAudience(name, { mayDescribe: isComponent })) return 'membersPart';
  if (/^[A-Z]|-/.test(name) && namesRemark(name)) return 'remark';
  if (NAMES_ANOTHER.test(name)) return undefined;
  if (isHiddenOnCondition(inBraces(attributes)) === true) return 'remark';
  if (attributes.some((attribute) => attributeHoldsBack(attribute.name, attribute.value))) return 'membersPart';
  const isHidden = attributes.some(
    (attribute) =>
      (/^hidden$/i.test(attribute.name) && !/^["'{]?(?:false|until-found)/i.test(attribute.value ?? '')) ||
      (/^style$/i.test(attribute.name) &&
        /(?<![\w-])(?:display\s*:\s*["']?none|visibility\s*:\s*["']?hidden)/i.test(attribute.value ?? '')),
  );
  return isHidden ? 'remark' : undefined;
}

/** `class="content-visible" data-when-profile="x"` as Quarto has it in braces: `.content-visible when-profile="x"`. */
function inBraces(attributes: Tag['attributes']): string {
  return attributes
    .map(({ name, value = '' }) => {
      const plain = value.replace(/^\{?["'`]?|["'`]?\}?$/g, '');
      return /^class(?:Name)?$/i.test(name) ? plain.trim().replace(/(?:^|\s+)(?=\S)/g, ' .') : `${name.replace(/^data-/, '')}="${plain}"`;
    })
    .join(' ');
}

function readElement(source: HidingSource, at: number, { name, end }: Tag, kind: HiddenKind): Hiding | undefined {
  const { text } = source;
  const same = new RegExp(`</?${name.replace(/[.$]/g, '\\$&')}(?=[\\s/>])`, 'gi');
  let depth = 1;
  same.lastIndex = end;
  for (let found = same.exec(text); found !== null; found = same.exec(text)) {
    if (source.isCode(found.index)) continue;
    const tag = readTag(text, found.index);
    if (tag === undefined || tag.isSelfClosing) continue;
    depth += tag.isClosing ? -1 : 1;
    if (depth === 0) return hide(kind, at, tag.end);
  }
  // `List<Member>` is a type.
  return /[\w.]/.test(text.charAt(at - 1)) ? undefined : hideUnclosed(kind, at, text.length);
}
