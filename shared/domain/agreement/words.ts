/** What a coefficient of agreement means, in a sentence. */
import type { Agreement } from './agreement.ts';

/** How strong an agreement of this size is called (J. R. Landis and G. G. Koch, Biometrics 33, 1977). */
export function strengthOf(value: number): string {
  if (value < 0) return 'less than chance would bring';
  if (value <= 0.2) return 'slight';
  if (value <= 0.4) return 'fair';
  if (value <= 0.6) return 'moderate';
  if (value <= 0.8) return 'substantial';
  return 'almost complete';
}

/** What one coefficient says by itself: `Substantial agreement beyond chance.` */
export function coefficientInWords(value: number): string {
  if (value < 0) return 'Less agreement than chance would bring.';
  const strength = strengthOf(value);
  return `${strength.charAt(0).toUpperCase()}${strength.slice(1)} agreement beyond chance.`;
}

/** What a share of equal answers says by itself. */
export function equalInWords(share: number): string {
  if (share === 1) return 'Whenever two people judged a deal, they agreed.';
  return `Of ten times that two people judge a deal, they agree in ${Math.round(share * 10)}.`;
}

/** One sentence for the room, and one more where kappa misleads. */
export function meaningOf({ deals, people, kappa, alpha, ac1, oneSided }: Agreement): string[] {
  if (people < 2) return ['Agreement can be seen once two people have answered.'];
  if (deals === 0) return ['No deal was answered by two people.'];
  const measure = oneSided ? ac1 : (alpha ?? ac1);
  if (!measure)
    return ['Everybody gave the same answer everywhere, so there is nothing to measure agreement by.'];
  const sentences = [`Beyond chance, the agreement is ${strengthOf(measure.value)}.`];
  const { interval } = measure;
  if (interval && interval.high - interval.low > 0.4) {
    sentences.push(`With ${deals} deals it could as well be ${range(interval)}: more deals would tell.`);
  }
  if (oneSided && kappa && ac1 && ac1.value - kappa.value > 0.2) {
    sentences.push(
      'Nearly all answers are the same one, which pulls kappa and alpha down although people agree; AC1 is the one to go by.',
    );
  }
  return sentences;
}

function range({ low, high }: { low: number; high: number }): string {
  const [from, to] = [strengthOf(low), strengthOf(high)];
  return from === to ? from : `anything from ${from} to ${to}`;
}
