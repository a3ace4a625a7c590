import type { FieldRole, FieldType } from '#shared/domain/sample/sample.ts';

export const TYPE_LABEL: Record<FieldType, string> = {
  text: 'Text',
  category: 'Category',
  number: 'Number',
  date: 'Date',
  boolean: 'Yes or no',
};

export const ROLE_LABEL: Record<FieldRole, string> = {
  id: 'The deal’s id',
  outcome: 'How it ended',
  createdAt: 'When it was created',
  wonAt: 'When it closed',
  lostAt: 'When it was lost',
  amount: 'What it is worth',
  source: 'Where it came from',
  account: 'Its account',
  person: 'Its person',
  email: 'E-mail',
  title: 'Job title',
  owner: 'Who works it',
  lostReason: 'Why it was lost',
  stageDate: 'When it reached a stage',
};
