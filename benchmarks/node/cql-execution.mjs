// cql-execution: the decision as one ELM library, a person as its parameters. Expressions are executed directly, which
// is quicker than through an Executor.

import cql from "cql-execution";

export function setUp(elm) {
  const library = new cql.Library(elm);
  const codes = new cql.CodeService({});
  const execute = (name) => {
    const expression = library.expressions[name];
    return (person) => expression.execute(new cql.PatientContext(library, null, codes, person));
  };
  return {
    ready: (person) => person,
    decide: { urgency: execute("urgency"), reasons: execute("reasons") },
    told: (task, result) => result,
  };
}
