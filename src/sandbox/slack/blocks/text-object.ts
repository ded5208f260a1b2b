import { boolean, enumOf, shape, string, union, type Check } from './schema.ts';

/** The documented maximum of a text object by itself: reference/block-kit/composition-objects/text-object. */
export const maxTextObject = 3000;

export function plainText(max = maxTextObject): Check {
  return shape({ type: enumOf('plain_text'), text: string({ max }) }, { emoji: boolean });
}

export function mrkdwn(max = maxTextObject): Check {
  return shape({ type: enumOf('mrkdwn'), text: string({ max }) }, { verbatim: boolean });
}

/** Either kind of text object. */
export function anyText(max = maxTextObject): Check {
  return union({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}
