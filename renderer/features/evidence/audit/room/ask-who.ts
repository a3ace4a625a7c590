import { tell } from '../../../../stores/notices.ts';
import { useAnswers } from './answers-store.ts';

/** Whether it is known who answers; else asks for it. */
export function askWho(): boolean {
  if (useAnswers.getState().who.trim() !== '') return true;
  document.querySelector<HTMLElement>('[data-who]')?.focus();
  tell({ kind: 'done', title: 'Who is answering?', message: 'Write a name above the table first.' });
  return false;
}
