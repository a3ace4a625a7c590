/** How wide the system's scrollbars are, for styles that leave room for them; 0 where they lie over the page. */
export function measureScrollbar(): void {
  const probe = document.createElement('div');
  probe.style.overflow = 'scroll';
  document.body.append(probe);
  document.documentElement.style.setProperty('--scrollbar', `${probe.offsetWidth - probe.clientWidth}px`);
  probe.remove();
}
