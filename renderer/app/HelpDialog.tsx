import { Kbd, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { create } from 'zustand';

export const useHelp = create<{ opened: boolean }>()(() => ({ opened: false }));

/** The keys of the whole window, and what each number means. */
export function HelpDialog() {
  const opened = useHelp((state) => state.opened);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      useHelp.setState({ opened: true });
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  return (
    <Modal opened={opened} onClose={() => useHelp.setState({ opened: false })} size="xl" title="Help">
      <Stack gap="lg">
        <section aria-label="Keyboard">
          <Title order={2}>Keyboard</Title>
          <Text c="var(--ink-2)">On a Mac, ⌘ stands for Ctrl.</Text>
          {KEYS.map(({ where, keys }) => (
            <section key={where} aria-label={where}>
              <Title order={3} size="md" mt="sm">
                {where}
              </Title>
              <KeyTable keys={keys} />
            </section>
          ))}
        </section>
        <section aria-label="What the numbers mean">
          <Title order={2}>What the numbers mean</Title>
          <dl>
            {NUMBERS.map(([name, meaning]) => (
              <div key={name}>
                <Text component="dt" fw={600} mt="sm">
                  {name}
                </Text>
                <Text component="dd" m={0}>
                  {meaning}
                </Text>
              </div>
            ))}
          </dl>
        </section>
      </Stack>
    </Modal>
  );
}

function KeyTable({ keys: listed }: { keys: readonly Key[] }) {
  return (
    <Table>
      <Table.Tbody>
        {listed.map(({ keys, isRange, what }) => (
          <Table.Tr key={what}>
            <Table.Td w="45%">
              {keys.map((key, i) => (
                <span key={key}>
                  {i > 0 && (isRange ? ' to ' : ' or ')}
                  <Kbd size="md" style={{ whiteSpace: 'nowrap' }}>
                    {key}
                  </Kbd>
                </span>
              ))}
            </Table.Td>
            <Table.Td>{what}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface Key {
  keys: string[];
  /** The first and the last of several. */
  isRange?: true;
  what: string;
}

const KEYS: { where: string; keys: Key[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      { keys: ['F1'], what: 'This help' },
      { keys: ['Ctrl + 1', 'Ctrl + 7'], isRange: true, what: 'Goes to a step of the workshop' },
      { keys: ['Ctrl + Z'], what: 'Takes the last edit back' },
      { keys: ['Ctrl + Y', 'Ctrl + Shift + Z'], what: 'Does it again' },
      { keys: ['Ctrl + N'], what: 'Starts a new workshop' },
      { keys: ['Ctrl + O'], what: 'Opens a workshop' },
      { keys: ['Ctrl + Shift + S'], what: 'Saves a copy and goes on in it' },
      { keys: ['Ctrl + I'], what: 'Imports deals' },
      { keys: ['Ctrl + Shift + L'], what: 'Locks a protected workshop' },
      { keys: ['Tab', 'Shift + Tab'], what: 'Goes to the next control, or back' },
      { keys: ['Enter', 'Space'], what: 'Presses the button that has the focus' },
      { keys: ['Esc'], what: 'Closes a dialog or a panel' },
    ],
  },
  {
    where: 'Evidence, in the table of what the room adds',
    keys: [
      { keys: ['Arrow keys', 'Home', 'End', 'Page Up', 'Page Down'], what: 'Go from cell to cell' },
      { keys: ['Enter', 'F2'], what: 'Changes what stands in a cell; so does typing' },
      { keys: ['Delete'], what: 'Empties a cell' },
    ],
  },
  {
    where: 'Flow',
    keys: [
      { keys: ['←', '→'], what: 'Go from stage to stage on the drawing' },
      { keys: ['Alt + ←', 'Alt + →'], what: 'Move a stage before or behind its neighbour' },
      { keys: ['Delete'], what: 'Removes the stage or arrow that is selected; of a stage it asks first' },
    ],
  },
  {
    where: 'Score',
    keys: [
      {
        keys: ['←', '→'],
        what: 'Move a threshold on its drawing; with Shift, and by Page Up and Down, further',
      },
      { keys: ['↑', '↓'], what: 'Change a rule’s points; with Shift by fives' },
      { keys: ['Alt + ↑', 'Alt + ↓'], what: 'Move a rule up or down' },
    ],
  },
  {
    where: 'Calibrate, while somebody answers',
    keys: [
      { keys: ['1', '9'], isRange: true, what: 'Gives the answer of that number' },
      { keys: ['←', '→'], what: 'Go to the deal before or after' },
    ],
  },
];

const NUMBERS: [name: string, meaning: string][] = [
  [
    'Won captured',
    'Of the deals that were won, how many this definition would have brought to the stage. Also called recall.',
  ],
  [
    'Junk let through',
    '“Junk let in” in the strip: of the deals that were lost or rejected, how many would have reached the stage all the same.',
  ],
  [
    'Precision',
    'Of the closed deals that reach the stage, the share that was won. It needs lost or rejected deals in the sample; with won deals alone nobody can tell.',
  ],
  [
    'Conversion, and its band',
    'Of the deals that reach a stage, the share that goes on to the next. The band is what is usual, or what the room set.',
  ],
  [
    'Work a week',
    'How many deals would have been handed over in a usual week, against what sales has hours for.',
  ],
  [
    'Earlier',
    'How many days before the deal’s real date at the stage, or its closing, the definition would have put it there.',
  ],
  [
    'The range behind a share',
    'Where the true share lies with 95 % certainty (Wilson). The fewer the deals, the wider it is.',
  ],
  [
    'A difference between definitions',
    'With its own 95 % range, from drawing the deals anew many times. Where it holds zero, these deals can’t tell the two apart.',
  ],
  [
    'Score',
    'The points of all rules that are true at the moment, within their limits. Its range says what missing data could change.',
  ],
  [
    'Undecided',
    'Deals for which some step asked for data that is not there. They count as not taking that step.',
  ],
  ['Near miss', 'One condition, or at most 10 points, short of the next step.'],
  ['Could reach', 'How far a deal would get at best, if the data it lacks spoke for it.'],
  ['Peak', 'The highest score that a deal ever had; points that fade are lower at the end.'],
  [
    'Hindsight, in the leak check',
    'The same with every field known from the start. What it gains over the real figure comes from data that nobody had in time.',
  ],
  ['Coverage', 'The share of deals for which a field holds a value.'],
  [
    'Cost of a lead, of a won deal',
    'What a channel costs, as the room says, divided by the deals of it that get there. A cheap lead may be a dear deal.',
  ],
  [
    'Agreement (kappa, alpha, AC1)',
    'How far people classify the same deals alike beyond chance: 1 is always, 0 as by throwing dice.',
  ],
];
