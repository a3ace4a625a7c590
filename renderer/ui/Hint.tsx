import { Tooltip, type TooltipProps } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { cloneElement, type MouseEvent, type ReactElement, useState } from 'react';
import { HINT_DELAY } from './theme.ts';

type Handler = (event: MouseEvent<HTMLElement>) => void;

interface Props extends Pick<TooltipProps, 'label' | 'position' | 'disabled'> {
  children: ReactElement<{ onMouseEnter?: Handler; onMouseLeave?: Handler; onMouseDown?: Handler }>;
}

/**
 * A tooltip that is made when the mouse first rests on what it explains. Most never are, and a figure that moves with
 * a dragged threshold must not wait for them. Pressing takes it away: what opens then is not to be covered.
 */
export function Hint({ label, position, disabled, children }: Props) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const rest = useTimeout((element: HTMLElement) => setTarget(element), HINT_DELAY);
  const onMouseEnter: Handler = (event) => {
    children.props.onMouseEnter?.(event);
    if (!target) rest.start(event.currentTarget);
  };
  const onMouseLeave: Handler = (event) => {
    children.props.onMouseLeave?.(event);
    rest.clear();
  };
  const onMouseDown: Handler = (event) => {
    children.props.onMouseDown?.(event);
    rest.clear();
    setTarget(null);
  };
  return (
    <>
      {cloneElement(children, { onMouseEnter, onMouseLeave, onMouseDown })}
      {target && (
        <Tooltip defaultOpened label={label} position={position} disabled={disabled} target={target} />
      )}
    </>
  );
}
