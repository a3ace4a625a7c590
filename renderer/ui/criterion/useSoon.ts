import { useEffect, useRef, useState } from 'react';

/** A call that is made in a task of its own, once the window has looked up; of several, only the newest. */
export interface Soon<T> {
  soon: (value: T) => void;
  /** Makes the call at once if one is due. */
  now: () => void;
  isDue: boolean;
}

/** Puts off a call until what is being typed is drawn; it is made at the latest when the component goes. */
export function useSoon<T>(call: (value: T) => void): Soon<T> {
  const due = useRef<{ value: T; timer: ReturnType<typeof setTimeout> }>(undefined);
  const latest = useRef(call);
  latest.current = call;
  const [isDue, setDue] = useState(false);
  const now = () => {
    const { current } = due;
    if (!current) return;
    clearTimeout(current.timer);
    due.current = undefined;
    setDue(false);
    latest.current(current.value);
  };
  const soon = (value: T) => {
    clearTimeout(due.current?.timer);
    due.current = { value, timer: setTimeout(() => nowRef.current()) };
    setDue(true);
  };
  const nowRef = useRef(now);
  nowRef.current = now;
  useEffect(() => () => nowRef.current(), []);
  return { soon, now, isDue };
}
