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
          <Table>
            <Table.Tbody>
              {KEYS.map(({ keys, what }) => (
                <Table.Tr key={what}>
                  <Table.Td>
                    {keys.map((key, i) => (
                      <span key={key}>
                        {i > 0 && ' or '}
                        <Kbd size="md">{key}</Kbd>
                      </span>
                    ))}
                  </Table.Td>
                  <Table.Td>{what}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
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

const KEYS: { keys: string[]; what: string }[] = [
  { keys: ['F1'], what: 'This help' },
  { keys: ['Ctrl + 1', 'Ctrl + 7'], what: 'Goes to a step of the workshop, by its number from 1 to 7' },
  { keys: ['Ctrl + Z'], what: 'Takes the last edit back' },
  { keys: ['Ctrl + Y', 'Ctrl + Shift + Z'], what: 'Does it again' },
  { keys: ['Ctrl + O'], what: 'Opens a workshop' },
  { keys: ['Ctrl + Shift + S'], what: 'Saves a copy and goes on in it' },
  { keys: ['Ctrl + I'], what: 'Imports deals' },
  { keys: ['Ctrl + Shift + L'], what: 'Locks a protected workshop' },
  { keys: ['Tab', 'Shift + Tab'], what: 'Goes to the next control, or back' },
  { keys: ['Enter', 'Space'], what: 'Presses the button that has the focus' },
  { keys: ['Esc'], what: 'Closes a dialog or a panel' },
];

const NUMBERS: [name: string, meaning: string][] = [
  [
    'Won captured',
    'Of the deals that were won, how many this definition would have brought to the stage. Also called recall.',
  ],
  [
    'Junk let through',
    'Of the deals that were lost or rejected, how many would have reached the stage all the same.',
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
  [
    'Agreement (kappa, alpha, AC1)',
    'How far people classify the same deals alike beyond chance: 1 is always, 0 as by throwing dice.',
  ],
];
