import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, VNode } from 'preact';
import { numberOf, recordsOf } from '../../payload.ts';
import type { Part } from './part.ts';

export const renderContainer: Part = (component, render) => (
  <Container color={numberOf(component['accent_color'])} isSpoiler={component['spoiler'] === true}>
    {recordsOf(component['components']).map(render)}
  </Container>
);

interface ContainerProps {
  readonly color: number | undefined;
  readonly isSpoiler: boolean;
  readonly children: ComponentChildren;
}

/** A frame with the accent color at its side. */
export function Container({ color, isSpoiler, children }: ContainerProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (color === undefined) frame.current?.style.removeProperty('--accent');
    else frame.current?.style.setProperty('--accent', `#${color.toString(16).padStart(6, '0')}`);
  }, [color]);
  return (
    <div class={isSpoiler ? 'd-container d-spoiler' : 'd-container'} ref={frame}>
      {children}
    </div>
  );
}
