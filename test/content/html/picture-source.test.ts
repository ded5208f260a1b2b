import type { Element } from 'hast';
import { expect, it } from 'vitest';
import { pictureSource } from '../../../src/content/html/picture-source.ts';

it.each<readonly [Readonly<Record<string, string | readonly string[]>>, string | undefined]>([
  [{ src: '/a.png' }, '/a.png'],
  [{ src: ' /a.png ', dataSrc: '/b.png' }, '/a.png'],
  [{ src: 'data:image/gif;base64,x', dataSrc: '/b.png' }, '/b.png'],
  [{ dataLazySrc: '/b.png', dataOriginal: '/c.png' }, '/b.png'],
  [{ src: '', dataOriginal: '/c.png' }, '/c.png'],
  [{ dataImage: '/d.png' }, '/d.png'],
  [{ dataOrigFile: '/e.png' }, '/e.png'],
  [{ srcSet: '/small.png 300w, /large,x.png 900w' }, '/large,x.png'],
  [{ srcSet: ['/small.png 1x', '/large.png 2x'] }, '/large.png'],
  [{ dataSrcset: '/small.png 1x,  /large.png' }, '/large.png'],
  [{ srcSet: '/a.png 1x', dataSrcset: '/b.png 1x' }, '/a.png'],
  [{ src: 'data:image/gif;base64,x' }, 'data:image/gif;base64,x'],
  [{ src: 'data:x', srcSet: '/a.png' }, '/a.png'],
  [{}, undefined],
])('the picture of %j is %s', (properties, expected) => {
  expect(pictureSource({ type: 'element', tagName: 'img', properties: properties as Element['properties'], children: [] })).toBe(expected);
});
