import classes from './lists.module.css';

/** Once a new entry stands at the end of the list, its name is what one writes next. */
export function focusNewEntry(): void {
  requestAnimationFrame(() => {
    const entries = document.querySelectorAll<HTMLInputElement>(
      `.${classes.list} > li > div:first-child input`,
    );
    const name = entries[entries.length - 1];
    name?.focus();
    name?.select();
  });
}
