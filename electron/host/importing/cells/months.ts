import { normalize } from '#shared/domain/criteria/text.ts';

/** Names of the months, normalized, in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const NAMES = [
  'jan january januar janvier janv enero ene gennaio gen janeiro januari',
  'feb february februar fevrier fev fevr febrero febbraio fevereiro februari',
  'mar march mrz marz maerz mars marzo marco maart mrt',
  'apr april avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'jun june juni juin junio giugno giu junho',
  'jul july juli juillet juil julio luglio lug julho',
  'aug august aout agosto ago augustus',
  'sep sept september septembre septiembre settembre set setembro',
  'oct october okt oktober octobre octubre ottobre ott outubro out',
  'nov november novembre noviembre novembro',
  'dec december dez dezember decembre diciembre dic dicembre dezembro',
];

const NUMBERS = new Map(NAMES.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)));

/** 1 to 12; undefined where it is the name of no month. */
export const monthNamed = (name: string): number | undefined => NUMBERS.get(normalize(name).replace('.', ''));
