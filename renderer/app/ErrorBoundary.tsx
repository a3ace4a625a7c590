import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { redacted } from '#shared/contract/redacted.ts';
import { copyText } from '../platform/clipboard.ts';
import { useDiscretion } from '../stores/discretion.ts';

interface Props {
  /** Which part of the window this is, for the message. */
  where: string;
  children: ReactNode;
}

/** Keeps an error in one screen from taking the rest of the window with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null; triedAgain: boolean }> {
  override state: { error: Error | null; triedAgain: boolean } = { error: null, triedAgain: false };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  /** What failed out of sight, or when it was left, is tried anew as it comes into sight. */
  override componentDidMount() {
    if (this.state.error) this.setState({ error: null, triedAgain: false });
  }

  override render() {
    const { error, triedAgain } = this.state;
    if (!error) return this.props.children;
    return (
      <Stack p="xl" maw={640} role="alert">
        <Title order={2}>{this.props.where} ran into a problem</Title>
        <Text>
          Nothing is lost: every edit is already in the workshop file.{' '}
          {triedAgain ? 'Load the window again' : 'Try this screen again'}, or go to another step.
        </Text>
        {/* Its words may hold a name, which is hidden from the room as it is elsewhere. */}
        {!useDiscretion.getState().namesHidden && (
          <Text c="var(--ink-2)" style={{ wordBreak: 'break-word' }}>
            {error.message}
          </Text>
        )}
        <Group>
          {triedAgain ? (
            // What the screen is drawn from is broken, and only a new start reads it anew.
            <Button onClick={() => window.location.reload()}>Load the window again</Button>
          ) : (
            <Button onClick={() => this.setState({ error: null, triedAgain: true })}>Try again</Button>
          )}
          <Button variant="default" onClick={() => copyText(redacted(error))}>
            Copy details
          </Button>
        </Group>
      </Stack>
    );
  }
}
