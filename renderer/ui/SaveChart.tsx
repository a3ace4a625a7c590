import { ActionIcon, Menu } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { memo, type RefObject } from 'react';
import { bridge } from '../platform/bridge.ts';
import { call } from '../platform/host.ts';
import { tell } from '../stores/notices.ts';
import { type ChartKey, chartPicture, chartPng } from './chart-image.ts';
import { useOpenWhileShown } from './useOpenWhileShown.ts';

interface Props {
  /** What the picture is called, in the file and on it. */
  title: string;
  /** What the chart's colours stand for. */
  keys: readonly ChartKey[];
  /** Around the chart's SVG, and no other. */
  chart: RefObject<HTMLElement | null>;
}

/** Saves a chart as a picture. */
export const SaveChart = memo(function SaveChart({ title, keys, chart }: Props) {
  const menu = useOpenWhileShown();
  const save = async (kind: 'svg' | 'png') => {
    const drawing = chart.current?.querySelector('svg');
    if (!drawing) return;
    try {
      const picture = chartPicture(drawing, { title, keys });
      const content = kind === 'svg' ? picture.svg : await chartPng(picture);
      const chosen = await bridge.choose(kind === 'svg' ? 'exportSvg' : 'exportPng', `${title}.${kind}`);
      if (!chosen) return;
      await call('charts.save', { place: chosen.place, picture: { kind, content } });
      tell({ kind: 'done', title: `${chosen.name} is saved` });
    } catch (error) {
      tell({ kind: 'problem', title: 'The chart could not be saved', error });
    }
  };
  return (
    <Menu position="bottom-end" {...menu}>
      <Menu.Target>
        <ActionIcon data-clutter variant="subtle" size="lg" ml="auto" aria-label={`Save the chart: ${title}`}>
          <IconPhotoDown size="1.25rem" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('png')}>Save as PNG, for slides…</Menu.Item>
        <Menu.Item onClick={() => save('svg')}>Save as SVG, to edit…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
