import { useElementSize } from '@mantine/hooks';
import interUrl from 'inter-ui/variable/InterVariable.woff2?url';
import { useState } from 'react';
import type { Paper } from '#shared/contract/methods.ts';
import { styleNonce } from '../../platform/style-nonce.ts';
import classes from './AgreeScreen.module.css';

interface Props {
  title: string;
  html: string;
  paper: Paper;
}

/** The page as it will look, in a frame in which nothing can run; as tall as the page turns out. */
export function PagePreview({ title, html, paper }: Props) {
  const [height, setHeight] = useState<number | null>(null);
  const { ref, width } = useElementSize();
  // Beside the panel there may be less room than the paper is wide.
  const scale = width > 0 ? Math.min(1, width / WIDTH[paper]) : 1;
  return (
    <div ref={ref} style={{ height: height === null ? undefined : height * scale }}>
      <iframe
        title={title}
        className={classes.sheet}
        data-paper={paper}
        style={{
          height: height ?? undefined,
          width: WIDTH[paper],
          transform: `scale(${scale})`,
          transformOrigin: 'top left',
          marginLeft: Math.max(0, (width - WIDTH[paper] * scale) / 2),
        }}
        // What scrolls is what it stands in.
        tabIndex={-1}
        // Without `allow-scripts`; the same origin only lets the frame be measured and take the window's font.
        sandbox="allow-same-origin"
        srcDoc={asPreview(html)}
        onLoad={({ currentTarget }) => {
          const page = currentTarget.contentDocument;
          page?.fonts.ready.then(() => setHeight(page.documentElement.scrollHeight));
        }}
      />
    </div>
  );
}

/** In CSS pixels, of which 96 make an inch. */
const WIDTH: Record<Paper, number> = { A4: 794, Letter: 816 };

/** The page's style may stand in the window only with its nonce; the window lends it its own font. */
const asPreview = (html: string): string =>
  html
    .replace("style-src 'unsafe-inline'", "style-src 'unsafe-inline'; font-src 'self'")
    .replace(
      '<style>',
      `<style nonce="${styleNonce}">@font-face { font-family: Inter; src: url("${new URL(interUrl, document.baseURI)}"); font-weight: 100 900; } html { overflow: hidden; } html body { margin: 0 auto; }`,
    );
