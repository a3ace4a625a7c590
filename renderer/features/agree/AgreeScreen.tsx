import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ChoosePurpose } from '#shared/contract/bridge.ts';
import type { DocumentFormat, Paper } from '#shared/contract/methods.ts';
import { bridge } from '../../platform/bridge.ts';
import { call } from '../../platform/host.ts';
import { useDefinitions, useDraft } from '../../stores/definitions.ts';
import { useDiscretion } from '../../stores/discretion.ts';
import { tell } from '../../stores/notices.ts';
import { useDecisions } from '../../stores/useDecisions.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { NoDefinition } from '../../ui/NoDefinition.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import classes from './AgreeScreen.module.css';
import { Decisions } from './Decisions.tsx';
import { NextQuarter } from './NextQuarter.tsx';
import { PagePreview } from './PagePreview.tsx';
import { SaveMenu } from './SaveMenu.tsx';
import { SignPanel } from './SignPanel.tsx';
import { useSigned } from './useSigned.ts';

/** The one page of the definition on the screen, as it will be signed. */
export function AgreeScreen() {
  const draft = useDraft();
  const revision = useDefinitions((state) => state.revisions[draft?.id ?? '']);
  const [paper, setPaper] = useState<Paper>('A4');
  const [view, setView] = useState<View>('page');
  const { version, approvals, reload: readSigned } = useSigned(draft?.id);
  const [changes, setChanges] = useState(0);
  const reload = () => {
    readSigned();
    setChanges((before) => before + 1);
  };
  const decisions = useDecisions(draft?.id);
  const decided = decisions.map(({ id }) => id).join();
  const preview = usePreview(draft?.id, `${revision}-${changes}-${approvals.length}-${decided}`, paper);
  if (!draft) return <NoDefinition />;

  const save = async (format: DocumentFormat) => {
    try {
      const chosen = await bridge.choose(PURPOSES[format], `${fileName(draft.definition.name)}.${format}`);
      if (!chosen) return;
      const saved = await call('document.export', {
        definition: draft.id,
        paper,
        format,
        place: chosen.place,
      });
      tell({ kind: 'done', title: `${saved.fileName} is saved`, message: saved.notes.join(' ') });
    } catch (error) {
      tell({ kind: 'problem', title: 'The page could not be saved', error });
    }
  };

  const savePack = async () => {
    try {
      const chosen = await bridge.choose('exportPack', `${fileName(draft.definition.name)} pack.zip`);
      if (!chosen) return;
      const saved = await call('pack.export', { definition: draft.id, place: chosen.place });
      tell({
        kind: 'done',
        title: `${saved.fileName} is saved`,
        message: 'Begin with its README: it says what each system can’t express, and the nearest it can.',
      });
    } catch (error) {
      tell({ kind: 'problem', title: 'The pack could not be saved', error });
    }
  };

  const viewChoice = (
    <SegmentedControl
      aria-label="What is shown"
      data={VIEWS}
      value={view}
      onChange={(chosen) => setView(chosen as View)}
    />
  );
  if (view === 'nextQuarter') {
    return (
      <StepPage
        title="Next quarter"
        purpose="See how what was agreed does on the deals that came after it, and where a new round should start."
        actions={viewChoice}
      >
        <NextQuarter
          key={`${draft.id} ${version?.id}`}
          draft={draft}
          version={version}
          approvals={approvals}
        />
      </StepPage>
    );
  }

  return (
    <StepPage
      title="Agree"
      purpose="Put the definition on one page, and sign it."
      side={
        <SignPanel key={draft.id} draft={draft} version={version} approvals={approvals} onChange={reload}>
          <Decisions draft={draft.id} decisions={decisions} />
        </SignPanel>
      }
      actions={
        <>
          {viewChoice}
          <SegmentedControl
            aria-label="Paper"
            data={['A4', 'Letter']}
            value={paper}
            onChange={(chosen) => setPaper(chosen as Paper)}
          />
          <SaveMenu onSave={save} onSavePack={savePack} />
          <Button leftSection={<IconFileTypePdf size="1.125rem" />} onClick={() => save('pdf')}>
            Save as PDF…
          </Button>
        </>
      }
    >
      {preview.problem && <Text c="var(--warn)">{preview.problem}</Text>}
      {preview.notes.map((note) => (
        <Text key={note} c="var(--ink-2)">
          {note}
        </Text>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to take the focus to scroll by keys */}
      <section className={classes.desk} tabIndex={0} aria-label="Preview">
        {preview.html && (
          <PagePreview title={`The page of ${draft.definition.name}`} html={preview.html} paper={paper} />
        )}
      </section>
    </StepPage>
  );
}

type View = 'page' | 'nextQuarter';
const VIEWS: { value: View; label: string }[] = [
  { value: 'page', label: 'The page' },
  { value: 'nextQuarter', label: 'Next quarter' },
];

const PURPOSES: Record<DocumentFormat, ChoosePurpose> = {
  pdf: 'exportPdf',
  html: 'exportHtml',
  docx: 'exportDocx',
  md: 'exportMarkdown',
};

const fileName = (name: string) => name.replace(/[\\/:*?"<>|]/g, ' ').trim() || 'Definition';

interface Preview {
  html: string | null;
  notes: string[];
  problem: string | null;
}

/** The page of the definition as it stands in the file; the last one stays while the next is made. */
function usePreview(definition: string | undefined, revision: string, paper: Paper): Preview {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const namesHidden = useDiscretion((state) => state.namesHidden);
  const [preview, setPreview] = useState<Preview>({ html: null, notes: [], problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision and the sample change what the host answers
  useEffect(() => {
    let current = true;
    if (definition) {
      call('document.preview', { definition, paper, namesHidden }).then(
        ({ html, notes }) => current && setPreview({ html, notes, problem: null }),
        (error: Error) => current && setPreview({ html: null, notes: [], problem: error.message }),
      );
    }
    return () => {
      current = false;
    };
  }, [definition, revision, sample, paper, namesHidden]);
  return preview;
}
