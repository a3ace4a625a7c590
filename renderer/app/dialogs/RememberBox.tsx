import { Checkbox } from '@mantine/core';

/** Offered only where the system's keyring is safe. */
export function RememberBox(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Checkbox
      label="Remember it on this machine"
      description="The system’s keyring keeps it for your account alone."
      checked={props.checked}
      onChange={({ currentTarget: { checked } }) => props.onChange(checked)}
    />
  );
}
