import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconFileTypeDocx,
  IconFileTypeHtml,
  IconFileZip,
  IconMarkdown,
} from '@tabler/icons-react';
import type { DocumentFormat } from '#shared/contract/methods.ts';

const ICON_SIZE = '1.125rem';

interface Props {
  onSave: (format: DocumentFormat) => void;
  onSavePack: () => void;
}

/** The page's other forms, and the pack for whoever builds it. */
export function SaveMenu({ onSave, onSavePack }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={ICON_SIZE} />}>
          Save as…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeDocx size={ICON_SIZE} />} onClick={() => onSave('docx')}>
          Word…
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeHtml size={ICON_SIZE} />} onClick={() => onSave('html')}>
          HTML…
        </Menu.Item>
        <Menu.Item leftSection={<IconMarkdown size={ICON_SIZE} />} onClick={() => onSave('md')}>
          Markdown…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconFileZip size={ICON_SIZE} />} onClick={onSavePack}>
          Pack for the CRM admin…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
