import { describe, expect, test } from 'vitest';
import { contentPolicy, securityHeaders } from '../../electron/security/content-policy.ts';

const directives = new Map(
  contentPolicy('bm9uY2U=')
    .split('; ')
    .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)] as const),
);

describe('the content policy', () => {
  test('lets nothing in that it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  test('runs our own files and nothing written into the page', () => {
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect([...directives.values()].flat().join(' ')).not.toMatch(/unsafe|\*|https?:|strict-dynamic/);
  });

  test('gives the nonce to styles alone', () => {
    const holders = [...directives].filter(([, sources]) => sources.includes("'nonce-bm9uY2U='"));
    expect(holders.map(([name]) => name)).toEqual(['style-src']);
  });

  test('allows no forms, no other base and no frame around the page', () => {
    for (const name of ['form-action', 'base-uri', 'frame-ancestors']) {
      expect(directives.get(name)).toEqual(["'none'"]);
    }
  });

  test('comes with no-sniff and without a referrer', () => {
    expect(securityHeaders('x')).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
  });
});
