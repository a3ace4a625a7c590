/** The rule models of the pack, executed by engines that others wrote. */
import { ZenEngine } from '@gorules/zen-engine';
import { DmnModdle } from 'dmn-moddle';
import { evaluate } from 'feelin';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import type { Decision } from '../../../../electron/host/exporting/pack/decision/decision.ts';
import { dmnModel } from '../../../../electron/host/exporting/pack/dmn/model.ts';
import { jdmModel } from '../../../../electron/host/exporting/pack/jdm/model.ts';
import { type Engine, type Facts, thousandths } from './deciding.ts';

/** GoRules' own engine. */
export const zen =
  (definition: Definition) =>
  (decision: Decision): Engine => {
    const model = new ZenEngine().createDecision(
      Buffer.from(JSON.stringify(jdmModel(decision, namesFor(definition)))),
    );
    return async (facts, stage) => {
      const { result } = (await model.evaluate({ ...facts, stage })) as { result: Record<string, unknown> };
      return {
        score: thousandths(result.score),
        categories: CATEGORIES.map((category) => thousandths(result[category])),
        step: (result.step as { transition: string | null }).transition,
      };
    };
  };

interface Element {
  $type: string;
  id: string;
  name: string;
  drgElement: Element[];
  decisionLogic?: Logic;
  variable: { name: string };
  informationRequirement?: { requiredDecision?: { href: string }; requiredInput?: { href: string } }[];
}
type Logic = { text: string } & Table;
interface Table {
  $type: string;
  hitPolicy: string;
  input: { inputExpression: { text: string } }[];
  output: { name: string }[];
  rule: { inputEntry: { text: string }[]; outputEntry: { text: string }[] }[];
}

/** Reads a model as bpmn.io's tools do; whatever is out of place in it comes as a warning. */
export async function readDmn(xml: string): Promise<{ elements: Element[]; warnings: unknown[] }> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  return { elements: (rootElement as unknown as Element).drgElement, warnings };
}

/** A DMN engine in small: each decision once, in the order of what it requires, its FEEL run by feelin. */
export const dmn =
  (definition: Definition) =>
  (decision: Decision): Engine => {
    const read = readDmn(dmnModel(decision, '0'.repeat(64), namesFor(definition)));
    return async (facts, stage) => {
      const { elements } = await read;
      const decisions = elements.filter(({ $type }) => $type === 'dmn:Decision');
      const byId = new Map(elements.map((element) => [element.id, element]));
      const values = new Map<string, unknown>();
      const answerOf = (element: Element): unknown => {
        if (!values.has(element.name)) {
          const context: Record<string, unknown> = {};
          for (const { requiredDecision, requiredInput } of element.informationRequirement ?? []) {
            if (requiredInput) {
              const { name } = byId.get(requiredInput.href.slice(1))!;
              context[name] = facts[name];
            }
            const required = requiredDecision && byId.get(requiredDecision.href.slice(1));
            if (required) context[required.name] = answerOf(required);
          }
          values.set(element.name, decide(element.decisionLogic!, context as Facts));
        }
        return values.get(element.name);
      };
      const named = (name: string) => decisions.find((element) => element.name === name);
      const place = definition.stages.findIndex(({ id }) => id === stage);
      const steps = named(`step_from_${place + 1}`);
      const step = steps ? (answerOf(steps) as { transition: string } | null) : null;
      return {
        score: thousandths(answerOf(named('score')!)),
        categories: CATEGORIES.map((category) => thousandths(answerOf(named(category)!))),
        step: step?.transition ?? null,
      };
    };
  };

function decide(logic: Logic, context: Facts): unknown {
  const run = (expression: string): unknown => evaluate(expression, context).value;
  if (logic.$type === 'dmn:LiteralExpression') return run(logic.text);
  const tested = logic.input.map(({ inputExpression }) => run(inputExpression.text));
  const met = logic.rule.find(({ inputEntry }) =>
    inputEntry.every(({ text }, i) => text === '-' || String(tested[i]) === text),
  );
  if (!met) return null;
  const outputs = met.outputEntry.map(({ text }) => run(text));
  if (outputs.length === 1) return outputs[0];
  return Object.fromEntries(logic.output.map(({ name }, i) => [name, outputs[i]]));
}
