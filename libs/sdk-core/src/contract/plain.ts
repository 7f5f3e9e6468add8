/**
 * A copy that can be posted to another window. What a merchant put in beside the data stays here: functions, and objects
 * that lead back to themselves, as elements do that a framework has marked. They must not keep a cashier from opening.
 */
export function plain<Value extends object>(given: Value): Value {
  const copy: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(given)) {
    try {
      copy[name] = JSON.parse(JSON.stringify(value));
    } catch {
      // no data
    }
  }
  return copy as Value;
}
